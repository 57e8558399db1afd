using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>What a refusal means.</summary>
/// <param name="ErrorId">The stable id of the error.</param>
/// <param name="Kind">What sort of failure it is.</param>
/// <param name="Remedy">What can be done about it.</param>
internal sealed record Refusal(string ErrorId, ErrorKind Kind, Remedy Remedy);
