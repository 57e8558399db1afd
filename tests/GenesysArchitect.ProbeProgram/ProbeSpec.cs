using System.ComponentModel;

namespace GenesysArchitect.ProbeProgram;

/// <summary>The <c>spec</c> of a Probe.</summary>
internal sealed record ProbeSpec
{
    [Description("The file.")]
    public required string Path { get; init; }

    [Description("What it contains.")]
    public required string Content { get; init; }
}
