namespace GenesysArchitect.Cli.Arguments;

/// <summary>For whom the output is.</summary>
internal enum OutputFormat
{
    /// <summary>A person.</summary>
    Text,

    /// <summary>A program: one JSON object a line on standard output, and everything else on standard error.</summary>
    Json,
}
