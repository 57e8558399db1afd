namespace GenesysArchitect.Engine.Auditing;

/// <summary>A difference as an audit log has it: how much, and where. It never holds a value.</summary>
/// <param name="Added">How many paths were added.</param>
/// <param name="Removed">How many were removed.</param>
/// <param name="Modified">How many were changed.</param>
/// <param name="Paths">The paths, each behind its sign; the first hundred.</param>
public sealed record GcAuditDiff(int Added, int Removed, int Modified, IReadOnlyList<string> Paths)
{
    /// <summary>The extent in a few characters: <c>+2 -1 ~3</c>.</summary>
    public override string ToString() => $"+{Added} -{Removed} ~{Modified}";
}
