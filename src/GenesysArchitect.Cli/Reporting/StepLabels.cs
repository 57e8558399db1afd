using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>What the steps of a run are called beside each other: deployments of one bundle, by their environment.</summary>
internal sealed class StepLabels
{
    private readonly Dictionary<ResourceAddress, string> _labels;

    public StepLabels(IEnumerable<BundleDeployment> wishes)
    {
        _labels = wishes.DistinctBy(wish => wish.Address).ToDictionary(wish => wish.Address, wish => Wording.Printable(wish.Environment));
        Width = _labels.Values.Select(label => label.Length).DefaultIfEmpty().Max();
    }

    /// <summary>The longest label.</summary>
    public int Width { get; }

    public string Of(ResourceAddress address) =>
        (_labels.TryGetValue(address, out var label) ? label : Wording.Printable(address.Name)).PadRight(Width);
}
