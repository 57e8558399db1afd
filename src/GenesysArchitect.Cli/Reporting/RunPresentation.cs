using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>How the steps of a run are presented, each according to its kind.</summary>
internal sealed class RunPresentation
{
    private readonly Dictionary<string, ResourcePresentation> _kinds;
    private readonly ResourcePresentation? _all;
    private readonly Dictionary<ResourceAddress, string> _labels;

    /// <summary>Creates a presentation by kind.</summary>
    /// <param name="desired">The desired resources of the run.</param>
    /// <param name="kinds">A presentation for each kind of the desired resources.</param>
    public RunPresentation(IReadOnlyList<Resource> desired, params ResourcePresentation[] kinds)
    {
        _kinds = kinds.ToDictionary(kind => kind.Kind);
        _all = null;
        _labels = desired.Select(desired => desired.Address).Distinct().ToDictionary(address => address, address => Of(address).Label(address));
        LabelWidth = _labels.Values.Select(label => label.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Creates a presentation of a manifest, where all kinds are presented in the same way.</summary>
    /// <param name="desired">The desired resources of the run.</param>
    /// <param name="all">How each resource is presented.</param>
    public RunPresentation(IReadOnlyList<Resource> desired, Manifests.ManifestPresentation all)
        : this([])
    {
        _all = all;
        ShowsWaves = true;
        _labels = desired.ToDictionary(desired => desired.Address, desired => all.Label(desired.Address));
        LabelWidth = _labels.Values.Select(label => label.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Whether the waves are shown.</summary>
    public bool ShowsWaves { get; }

    /// <summary>Whether a terminal is too narrow for all columns of a table.</summary>
    public bool IsNarrow(int width) => ShowsWaves && width < LabelWidth + 68;

    /// <summary>The length of the longest label.</summary>
    public int LabelWidth { get; }

    /// <summary>What the run does, as a participle, such as "changed".</summary>
    public string Effect => _kinds.Values.Select(kind => kind.Effect).Distinct().ToList() is [var one] ? one : "changed";

    /// <summary>The presentation of a resource.</summary>
    public ResourcePresentation Of(ResourceAddress address) => _all ?? _kinds[address.Kind];

    /// <summary>Whether a resource belongs to the run.</summary>
    public bool Has(ResourceAddress address) => _labels.ContainsKey(address);

    /// <summary>The label of a step, padded to the longest label.</summary>
    public string Label(ResourceAddress address) => _labels[address].PadRight(LabelWidth);
}
