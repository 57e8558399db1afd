namespace GenesysArchitect.Help.Cmdlets;

/// <summary>The help of a cmdlet.</summary>
internal sealed record CmdletHelp
{
    /// <summary>The verb, such as <c>Invoke</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The noun, such as <c>GcBundleDeployment</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>The full name of the cmdlet.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>A one-sentence summary.</summary>
    public required string Synopsis { get; init; }

    /// <summary>The description, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The names of its parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>Its parameters in PowerShell's order: its own before inherited ones.</summary>
    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    /// <summary>The types it accepts from the pipeline.</summary>
    public required IReadOnlyList<PipedType> Inputs { get; init; }

    /// <summary>The types it writes to the pipeline.</summary>
    public required IReadOnlyList<PipedType> Outputs { get; init; }

    /// <summary>Its examples.</summary>
    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    /// <summary>The names of related cmdlets.</summary>
    public required IReadOnlyList<string> RelatedCmdlets { get; init; }
}
