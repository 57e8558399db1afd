namespace GenesysArchitect.Engine.Transport;

/// <summary>What a platform means by the codes of its refusals, where a status alone does not tell.</summary>
internal interface IRefusals
{
    /// <summary>What a refusal means.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The platform's code; null if it gave none.</param>
    /// <returns>The meaning; null for that of the status.</returns>
    Refusal? Of(int status, string? code);
}
