namespace GenesysArchitect.ProbeProgram;

/// <summary>The content of a file.</summary>
/// <param name="Content">The content; null if the file does not exist.</param>
internal sealed record ProbeLive(string? Content);
