namespace GenesysArchitect.Cli.Arguments;

/// <summary>The page that <c>--help</c> prints.</summary>
internal sealed record HelpPage
{
    private const int TermWidth = 34;

    public required string Purpose { get; init; }

    public required string Usage { get; init; }

    public IReadOnlyList<HelpSection> Sections { get; init; } = [];

    public IReadOnlyList<string> Examples { get; init; } = [];

    public void Write(TextWriter output)
    {
        output.WriteLine(Purpose);
        output.WriteLine();
        output.WriteLine("Usage");
        output.WriteLine($"  {Usage}");
        foreach (var section in Sections)
        {
            output.WriteLine();
            output.WriteLine(section.Title);
            foreach (var (term, meaning) in section.Rows)
            {
                WriteRow(output, term, meaning);
            }
        }

        output.WriteLine();
        output.WriteLine(Examples.Count == 1 ? "Example" : "Examples");
        foreach (var example in Examples)
        {
            output.WriteLine($"  {example}");
        }
    }

    private static void WriteRow(TextWriter output, string term, string meaning)
    {
        if (term.Length > TermWidth - 2)
        {
            output.WriteLine($"  {term}");
            term = string.Empty;
        }

        output.WriteLine($"  {term.PadRight(TermWidth)}{meaning}".TrimEnd());
    }
}
