using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>How a manifest is planned and applied.</summary>
public sealed record ManifestRunOptions
{
    /// <summary>Where runs are put down; <c>.genesysarchitect</c> in the current folder by default.</summary>
    public string StatePath { get; init; } = RunFolder.DefaultPath;

    /// <summary>What was named as the manifest, for the journal.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether an interrupted run is gone on with.</summary>
    public bool Resume { get; init; }

    /// <summary>Which run is gone on with; null for the newest.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether interrupted runs are left as they are, and a new one begins.</summary>
    public bool Abandon { get; init; }

    /// <summary>Whether bundles are deployed also where the newest deployment has brought about the same.</summary>
    public bool Redeploy { get; init; }

    /// <summary>Whether nothing more is begun once something has failed.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether a failure has all that the run had changed undone.</summary>
    public bool Atomic { get; init; }

    /// <summary>How many resources are read, and steps carried out, side by side; null for as many as the engine deems right.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>The plan that was approved, so that nothing else is carried out; null where there is none.</summary>
    public PlanFile? Approved { get; init; }
}
