namespace GenesysArchitect.Cli.Arguments;

/// <summary>The format of the output.</summary>
internal enum OutputFormat
{
    /// <summary>Text for a person.</summary>
    Text,

    /// <summary>JSON for a program: one object per line on standard output, and everything else on standard error.</summary>
    Json,
}
