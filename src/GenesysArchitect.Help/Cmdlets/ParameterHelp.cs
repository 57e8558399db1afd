namespace GenesysArchitect.Help.Cmdlets;

/// <summary>What there is to say about a parameter.</summary>
internal sealed record ParameterHelp
{
    /// <summary>The name, without its dash.</summary>
    public required string Name { get; init; }

    /// <summary>The type's short name, such as <c>String[]</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type's whole name, such as <c>System.String[]</c>.</summary>
    public required string TypeFullName { get; init; }

    /// <summary>What it means, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The only values it takes; empty when there are no such.</summary>
    public IReadOnlyList<PossibleValue> PossibleValues { get; init; } = [];

    /// <summary>What it is when it is not given, as a person would say it; null when that is nothing.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Whether it understands wildcards.</summary>
    public bool SupportsWildcards { get; init; }

    /// <summary>Its parts in the parameter sets it belongs to; at least one.</summary>
    public required IReadOnlyList<ParameterUsage> Usages { get; init; }

    /// <summary>Whether it takes no value.</summary>
    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>Whether it takes several values.</summary>
    public bool IsArray => TypeName.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>Its part in a parameter set; null when it does not belong to it.</summary>
    public ParameterUsage? In(string parameterSet) =>
        Usages.FirstOrDefault(usage => usage.ParameterSet == parameterSet || usage.ParameterSet == ParameterUsage.EverySet);
}
