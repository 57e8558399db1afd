namespace GenesysArchitect.Help.Cmdlets;

/// <summary>How a parameter is used in a parameter set.</summary>
/// <param name="ParameterSet">The set's name, or <see cref="EverySet"/>.</param>
/// <param name="Mandatory">Whether it is mandatory.</param>
/// <param name="Position">The position in which its name can be omitted; null if the name is always needed.</param>
/// <param name="ByValue">Whether it accepts pipeline objects.</param>
/// <param name="ByPropertyName">Whether it accepts properties of pipeline objects.</param>
/// <param name="FromRemaining">Whether it accepts the remaining arguments.</param>
internal sealed record ParameterUsage(string ParameterSet, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName, bool FromRemaining)
{
    /// <summary>PowerShell's name for all parameter sets.</summary>
    public const string EverySet = "__AllParameterSets";
}
