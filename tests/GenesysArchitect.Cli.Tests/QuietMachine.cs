namespace GenesysArchitect.Cli.Tests;

/// <summary>Tests that measure time run when no others do.</summary>
[CollectionDefinition(nameof(QuietMachine), DisableParallelization = true)]
public sealed class QuietMachine;
