using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>How the steps of a run are shown beside each other: each as its kind of resource is.</summary>
internal sealed class RunPresentation
{
    private readonly Dictionary<string, ResourcePresentation> _kinds;
    private readonly ResourcePresentation? _all;
    private readonly Dictionary<ResourceAddress, string> _labels;

    /// <summary>Puts it together.</summary>
    /// <param name="desired">What the run is to bring about.</param>
    /// <param name="kinds">A presentation for each kind that is among the wishes.</param>
    public RunPresentation(IReadOnlyList<Resource> desired, params ResourcePresentation[] kinds)
    {
        _kinds = kinds.ToDictionary(kind => kind.Kind);
        _all = null;
        _labels = desired.Select(desired => desired.Address).Distinct().ToDictionary(address => address, address => Of(address).Label(address));
        LabelWidth = _labels.Values.Select(label => label.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Puts it together for resources of many kinds that are shown alike.</summary>
    /// <param name="desired">What the run is to bring about.</param>
    /// <param name="all">How each of them is shown.</param>
    public RunPresentation(IReadOnlyList<Resource> desired, Manifests.ManifestPresentation all)
        : this([])
    {
        _all = all;
        IsInWaves = true;
        _labels = desired.ToDictionary(desired => desired.Address, desired => all.Label(desired.Address));
        LabelWidth = _labels.Values.Select(label => label.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Whether it is told which steps may begin when.</summary>
    public bool IsInWaves { get; }

    /// <summary>Whether a terminal of a width has no room for all that a table of the steps can have.</summary>
    public bool IsNarrow(int width) => IsInWaves && width < LabelWidth + 68;

    /// <summary>The longest label.</summary>
    public int LabelWidth { get; }

    /// <summary>What is said of a run that did not begin: nothing was changed.</summary>
    public string Effect => _kinds.Values.Select(kind => kind.Effect).Distinct().ToList() is [var one] ? one : "changed";

    /// <summary>The presentation of a resource's kind.</summary>
    public ResourcePresentation Of(ResourceAddress address) => _all ?? _kinds[address.Kind];

    /// <summary>Whether a resource is one of the run.</summary>
    public bool Has(ResourceAddress address) => _labels.ContainsKey(address);

    /// <summary>What a step is called, as wide as the longest of these.</summary>
    public string Label(ResourceAddress address) => _labels[address].PadRight(LabelWidth);
}
