using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>How a manifest is planned and applied.</summary>
public sealed record ManifestRunOptions
{
    /// <summary>The folder of run records; <c>.genesysarchitect</c> in the current folder by default.</summary>
    public string StatePath { get; init; } = RunFolder.DefaultPath;

    /// <summary>The manifest paths as specified, for the journal.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether an interrupted run is resumed.</summary>
    public bool Resume { get; init; }

    /// <summary>The run to resume; null for the newest.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether interrupted runs are abandoned and a new run is started.</summary>
    public bool Abandon { get; init; }

    /// <summary>Whether bundles are deployed even if the newest deployment has the same content.</summary>
    public bool Redeploy { get; init; }

    /// <summary>Whether no further step is started after a failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether a failure rolls back all changes of the run.</summary>
    public bool Atomic { get; init; }

    /// <summary>The maximum number of resources read and steps run in parallel; null for the engine's default.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>The approved plan, which the run must match; null for none.</summary>
    public PlanFile? Approved { get; init; }
}
