namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>One document of a YAML text that may contain several.</summary>
/// <param name="Start">The start in the text, in bytes.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="LinesBefore">The number of lines before it.</param>
/// <param name="FirstLine">The line, from 1, of the first content that is not a comment.</param>
internal readonly record struct YamlPart(int Start, int Length, int LinesBefore, int FirstLine);
