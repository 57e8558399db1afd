namespace GenesysArchitect.Engine.Auditing;

/// <summary>A difference in an audit log: its extent and paths, without values.</summary>
/// <param name="Added">The number of added paths.</param>
/// <param name="Removed">The number of removed paths.</param>
/// <param name="Modified">The number of changed paths.</param>
/// <param name="Paths">The first hundred paths, each with its sign.</param>
public sealed record GcAuditDiff(int Added, int Removed, int Modified, IReadOnlyList<string> Paths)
{
    /// <summary>A summary: <c>+2 -1 ~3</c>.</summary>
    public override string ToString() => $"+{Added} -{Removed} ~{Modified}";
}
