namespace GenesysArchitect.Help.Reading;

/// <summary>A missing part of the help.</summary>
/// <param name="Origin">The source file and line, as <c>File.cs(12)</c>; null if unknown.</param>
/// <param name="Message">What is missing, and where to add it.</param>
internal sealed record Gap(string? Origin, string Message);
