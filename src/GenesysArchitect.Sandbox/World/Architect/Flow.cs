using System.Collections.Immutable;
using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>A flow at one moment. A change makes a new one, so this can be read without a lock.</summary>
public sealed record Flow
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The type, in upper case, as in <c>INBOUNDCALL</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name, unique among the flows of the type.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The division.</summary>
    public required string DivisionId { get; init; }

    /// <summary>The versions, oldest first; a draft is the last one.</summary>
    public ImmutableArray<FlowVersion> Versions { get; init; } = [];

    /// <summary>The checkout; null when nobody has one.</summary>
    public FlowLock? Lock { get; init; }

    /// <summary>The latest operation, ended or not; null when there was none.</summary>
    public FlowOperation? Operation { get; init; }

    /// <summary>Who published last.</summary>
    public Actor? PublishedBy { get; init; }

    /// <summary>Whether it was deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether it is the platform's own default flow, which can be neither changed nor deleted.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The NLU domain of a bot; null for other types.</summary>
    public string? LanguageDomainId { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>The version in use; null when none is.</summary>
    public FlowVersion? Published => Versions.LastOrDefault(version => version.IsLive);

    /// <summary>The draft; null when there is none.</summary>
    public FlowVersion? Draft => Versions is [.., { State: FlowVersionState.Save } draft] ? draft : null;

    /// <summary>The newest version that is not a draft; null when there is none.</summary>
    public FlowVersion? CheckedIn => Versions.LastOrDefault(version => version.State != FlowVersionState.Save);

    /// <summary>The newest version, draft or not; null when there is none.</summary>
    public FlowVersion? Newest => Versions.LastOrDefault();

    /// <summary>A version.</summary>
    /// <param name="versionId">Its id, as in <c>8.0</c>.</param>
    /// <returns>The version, or null when there is none.</returns>
    public FlowVersion? Version(string versionId) => Versions.FirstOrDefault(version => version.Id == versionId);
}
