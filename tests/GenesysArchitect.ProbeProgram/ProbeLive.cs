namespace GenesysArchitect.ProbeProgram;

/// <summary>What a file contains.</summary>
/// <param name="Content">The content; null if there is no file.</param>
internal sealed record ProbeLive(string? Content);
