namespace GenesysArchitect.ProbeProgram;

/// <summary>What a file contains.</summary>
/// <param name="Content">The content; null where there is no file.</param>
internal sealed record ProbeLive(string? Content);
