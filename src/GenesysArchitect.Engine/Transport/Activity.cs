namespace GenesysArchitect.Engine.Transport;

/// <summary>Whether something can be used, which hosts say in one of two ways.</summary>
internal static class Activity
{
    /// <summary>What says nothing of being active is; what says in either way that it is not, is not.</summary>
    /// <param name="active">What <c>active</c> says.</param>
    /// <param name="state">What <c>state</c> says.</param>
    public static bool IsActive(bool? active, string? state) =>
        active != false && (string.IsNullOrEmpty(state) || string.Equals(state, "active", StringComparison.OrdinalIgnoreCase));
}
