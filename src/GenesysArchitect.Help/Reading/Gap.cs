namespace GenesysArchitect.Help.Reading;

/// <summary>Something that a person who reads the help would miss.</summary>
/// <param name="Origin">The source file and line, as <c>File.cs(12)</c>; null when they are not known.</param>
/// <param name="Message">What is missing, and where to add it.</param>
internal sealed record Gap(string? Origin, string Message);
