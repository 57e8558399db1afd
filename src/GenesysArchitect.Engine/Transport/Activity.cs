namespace GenesysArchitect.Engine.Transport;

/// <summary>Whether something is active, which hosts express in one of two ways.</summary>
internal static class Activity
{
    /// <summary>Without any information it is active; if either value says otherwise, it is not.</summary>
    /// <param name="active">The value of <c>active</c>.</param>
    /// <param name="state">The value of <c>state</c>.</param>
    public static bool IsActive(bool? active, string? state) =>
        active != false && (string.IsNullOrEmpty(state) || string.Equals(state, "active", StringComparison.OrdinalIgnoreCase));
}
