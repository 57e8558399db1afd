using System.Globalization;
using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>A version of a flow.</summary>
public sealed record FlowVersion
{
    /// <summary>The number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How far it came.</summary>
    public required FlowVersionState State { get; init; }

    /// <summary>The content.</summary>
    public required FlowContent Content { get; init; }

    /// <summary>Who made it.</summary>
    public required Actor CreatedBy { get; init; }

    /// <summary>When it was saved first.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was checked in; null for a draft.</summary>
    public DateTimeOffset? CheckedIn { get; init; }

    /// <summary>When it was published last; null when it never was.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it stopped being the published version; null while it is, or when it never was.</summary>
    public DateTimeOffset? PublishedEnd { get; init; }


    /// <summary>The id, as in <c>8.0</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Number}.0");

    /// <summary>Whether it is the version in use.</summary>
    public bool IsLive => Published is not null && PublishedEnd is null;
}
