namespace GenesysArchitect.Engine.Runs;

/// <summary>The address of a resource within a plan: its kind and a unique name.</summary>
/// <param name="Kind">Such as <c>BundleDeployment</c>.</param>
/// <param name="Name">Such as <c>northwind-ivr@prod</c>.</param>
public sealed record ResourceAddress(string Kind, string Name)
{
    /// <summary>Such as <c>BundleDeployment/northwind-ivr@prod</c>.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}
