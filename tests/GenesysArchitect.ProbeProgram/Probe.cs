using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.ProbeProgram;

/// <summary>The desired content of a file.</summary>
internal sealed record Probe : Resource, IAuditable
{
    public const string KindName = "Probe";

    public required string Path { get; init; }

    public required string Content { get; init; }

    public override ResourceAddress Address => new(KindName, Path);

    AuditSubject IAuditable.Subject => new() { Environment = "lab", Needs = 3 };
}
