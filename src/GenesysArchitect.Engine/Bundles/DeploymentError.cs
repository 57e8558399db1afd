namespace GenesysArchitect.Engine.Bundles;

/// <summary>An error that the platform reports for a deployment.</summary>
/// <param name="Code">The platform's code; null when it gave none.</param>
/// <param name="Message">What it says.</param>
public sealed record DeploymentError(string? Code, string Message)
{
    /// <summary>Code and message.</summary>
    public override string ToString() => Code is null ? Message : $"{Code}: {Message}";
}
