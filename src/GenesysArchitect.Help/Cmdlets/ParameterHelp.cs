namespace GenesysArchitect.Help.Cmdlets;

/// <summary>The help of a parameter.</summary>
internal sealed record ParameterHelp
{
    /// <summary>The name, without its dash.</summary>
    public required string Name { get; init; }

    /// <summary>The type's short name, such as <c>String[]</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type's full name, such as <c>System.String[]</c>.</summary>
    public required string TypeFullName { get; init; }

    /// <summary>The description, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>Its aliases.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The allowed values; empty if any value is allowed.</summary>
    public IReadOnlyList<PossibleValue> PossibleValues { get; init; } = [];

    /// <summary>The default value in words; null if there is none.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Whether it supports wildcards.</summary>
    public bool SupportsWildcards { get; init; }

    /// <summary>How it is used in the parameter sets it belongs to; at least one.</summary>
    public required IReadOnlyList<ParameterUsage> Usages { get; init; }

    /// <summary>Whether it is a switch.</summary>
    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>Whether it accepts several values.</summary>
    public bool IsArray => TypeName.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>How it is used in a parameter set; null if it does not belong to the set.</summary>
    public ParameterUsage? In(string parameterSet) =>
        Usages.FirstOrDefault(usage => usage.ParameterSet == parameterSet || usage.ParameterSet == ParameterUsage.EverySet);
}
