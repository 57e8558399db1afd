namespace GenesysArchitect.Engine;

/// <summary>The name of the product, for files that it writes and requests that it sends.</summary>
internal static class ProductInfo
{
    private const string Name = "GenesysArchitect";

    private static readonly string? Version = typeof(ProductInfo).Assembly.GetName().Version?.ToString(3);

    /// <summary>Such as <c>GenesysArchitect 1.2.3</c>.</summary>
    public static string NameAndVersion { get; } = $"{Name} {Version}";

    /// <summary>Such as <c>GenesysArchitect/1.2.3</c>.</summary>
    public static string UserAgent { get; } = $"{Name}/{Version}";
}
