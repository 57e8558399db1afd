namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>An input that fails unexpectedly.</summary>
internal sealed class UnreadableInput : TextReader
{
    public override string? ReadLine() => throw new NotSupportedException("This cannot be read.");
}
