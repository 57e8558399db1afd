using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Connection;

/// <summary>A Genesys Cloud region: its AWS name and the domain of its hosts.</summary>
public sealed record Region
{
    private static readonly Region[] Known =
    [
        new("us-east-1", "mypurecloud.com"),
        new("us-west-2", "usw2.pure.cloud"),
        new("us-east-2", "use2.us-gov-pure.cloud"),
        new("ca-central-1", "cac1.pure.cloud"),
        new("eu-west-1", "mypurecloud.ie"),
        new("eu-west-2", "euw2.pure.cloud"),
        new("eu-central-1", "mypurecloud.de"),
        new("eu-central-2", "euc2.pure.cloud"),
        new("ap-northeast-1", "mypurecloud.jp"),
        new("ap-northeast-2", "apne2.pure.cloud"),
        new("ap-northeast-3", "apne3.pure.cloud"),
        new("ap-southeast-1", "apse1.pure.cloud"),
        new("ap-southeast-2", "mypurecloud.com.au"),
        new("ap-south-1", "aps1.pure.cloud"),
        new("sa-east-1", "sae1.pure.cloud"),
        new("me-central-1", "mec1.pure.cloud"),
        new("mx-central-1", "mxc1.pure.cloud"),
    ];

    private Region(string name, string domain)
    {
        Name = name;
        Domain = domain;
    }

    /// <summary>All regions, in the order of the platform's documentation.</summary>
    public static IReadOnlyList<Region> All => Known;

    /// <summary>The name, such as <c>eu-central-1</c>.</summary>
    public string Name { get; }

    /// <summary>The domain, such as <c>mypurecloud.de</c>.</summary>
    public string Domain { get; }

    /// <summary>The address of the API.</summary>
    public Uri ApiAddress => new($"https://api.{Domain}/");

    /// <summary>The address that issues tokens.</summary>
    public Uri LoginAddress => new($"https://login.{Domain}/");

    /// <summary>Parses the name or the domain of a region, case-insensitive.</summary>
    /// <param name="text">Such as <c>eu-central-1</c> or <c>mypurecloud.de</c>.</param>
    /// <returns>The region.</returns>
    /// <exception cref="GcException">The region is unknown.</exception>
    public static Region Parse(string text)
    {
        var wanted = text.Trim();
        return Array.Find(Known, region =>
                string.Equals(region.Name, wanted, StringComparison.OrdinalIgnoreCase)
                || string.Equals(region.Domain, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new GcException(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, $"Unknown region '{wanted}'.")
            {
                Target = wanted,
                Remedies = [new($"Use one of {string.Join(", ", Known.Select(region => region.Name))}, or its domain, or use a base address instead.")],
            };
    }

    /// <summary>Whether a host is in the domain of a region.</summary>
    internal static bool IsKnownHost(string host) =>
        Array.Exists(Known, region => host.Equals(region.Domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{region.Domain}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The region's name.</summary>
    public override string ToString() => Name;
}
