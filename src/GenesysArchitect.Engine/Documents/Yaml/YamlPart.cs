namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>One document of a text in YAML that may hold several.</summary>
/// <param name="Start">Where in the text it begins, in bytes.</param>
/// <param name="Length">How long it is, in bytes.</param>
/// <param name="LinesBefore">How many lines come before it.</param>
/// <param name="FirstLine">The line, from 1, of the first thing in it that is no comment.</param>
internal readonly record struct YamlPart(int Start, int Length, int LinesBefore, int FirstLine);
