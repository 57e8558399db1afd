namespace GenesysArchitect.Help.Cmdlets;

/// <summary>The part that a parameter has in a parameter set.</summary>
/// <param name="ParameterSet">The set's name, or <see cref="EverySet"/>.</param>
/// <param name="Mandatory">Whether it must be given.</param>
/// <param name="Position">Where it may stand without its name; null when its name is always needed.</param>
/// <param name="ByValue">Whether it takes objects of the pipeline.</param>
/// <param name="ByPropertyName">Whether it takes properties of the pipeline's objects.</param>
/// <param name="FromRemaining">Whether it takes what no other parameter took.</param>
internal sealed record ParameterUsage(string ParameterSet, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName, bool FromRemaining)
{
    /// <summary>PowerShell's own name for all parameter sets.</summary>
    public const string EverySet = "__AllParameterSets";
}
