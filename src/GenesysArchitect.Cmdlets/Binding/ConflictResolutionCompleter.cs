namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Completes the platform's documented conflict resolutions; other values are accepted as well.</summary>
public sealed class ConflictResolutionCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Word, string ToolTip)> Words =>
        [("AUTOMATIC", "The platform resolves conflicts"), ("MANUAL", "A user resolves conflicts in Architect")];
}
