namespace GenesysArchitect.Engine.Transport;

/// <summary>A platform's error codes, for errors that the status alone does not identify.</summary>
internal interface IRefusals
{
    /// <summary>Interprets an error response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The platform's code; null if there is none.</param>
    /// <returns>The meaning; null to use that of the status.</returns>
    Refusal? Of(int status, string? code);
}
