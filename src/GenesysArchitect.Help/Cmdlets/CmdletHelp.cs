namespace GenesysArchitect.Help.Cmdlets;

/// <summary>What there is to say about a cmdlet.</summary>
internal sealed record CmdletHelp
{
    /// <summary>The verb, such as <c>Invoke</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The noun, such as <c>GcBundleDeployment</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>The name as it is typed.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>What it does, in a sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>What it does, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The names of its parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>Its parameters in the order PowerShell knows them in: its own before inherited ones.</summary>
    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    /// <summary>What it takes from the pipeline.</summary>
    public required IReadOnlyList<PipedType> Inputs { get; init; }

    /// <summary>What it writes to the pipeline.</summary>
    public required IReadOnlyList<PipedType> Outputs { get; init; }

    /// <summary>How it is used.</summary>
    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    /// <summary>The names of the cmdlets to read on with.</summary>
    public required IReadOnlyList<string> RelatedCmdlets { get; init; }
}
