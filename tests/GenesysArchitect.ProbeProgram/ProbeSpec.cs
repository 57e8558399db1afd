using System.ComponentModel;

namespace GenesysArchitect.ProbeProgram;

/// <summary>The <c>spec</c> of a Probe.</summary>
internal sealed record ProbeSpec
{
    [Description("The path of the file.")]
    public required string Path { get; init; }

    [Description("The content of the file.")]
    public required string Content { get; init; }
}
