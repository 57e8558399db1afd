using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>The meaning of an error response.</summary>
/// <param name="ErrorId">The stable id of the error.</param>
/// <param name="Kind">The kind of the error.</param>
/// <param name="Remedy">The remedy.</param>
internal sealed record Refusal(string ErrorId, ErrorKind Kind, Remedy Remedy);
