namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Completes the ways of resolving conflicts that the platform documents; it takes other words too.</summary>
public sealed class ConflictResolutionCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
        [("AUTOMATIC", "The platform resolves them"), ("MANUAL", "Somebody resolves them in Architect")];
}
