using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>The content of a version of a flow: Architect YAML, or the configuration that a client saved.</summary>
public class FlowContent
{
    private readonly Func<string> _text;
    private FlowFacts? _facts;

    /// <summary>Content that is made when it is asked for, so that thousands of generated flows cost nothing until they are read.</summary>
    /// <param name="text">Makes the YAML.</param>
    /// <param name="facts">The facts of that YAML, or null to read them out of it.</param>
    internal FlowContent(Func<string> text, FlowFacts? facts = null)
    {
        _text = text;
        _facts = facts;
    }

    internal FlowContent(FlowFile file)
    {
        _text = () => file.Text;
        _facts = FlowFacts.From(file);
    }

    /// <summary>The Architect YAML.</summary>
    public virtual string Yaml => _text();

    /// <summary>What is known of it.</summary>
    public virtual FlowFacts Facts => _facts ??= FlowFacts.From(FlowFile.Read(Yaml));

    /// <summary>The configuration that was saved by a client, as JSON text; null for content that came as YAML.</summary>
    public string? Configuration { get; init; }

    internal JsonObject ToConfiguration(Flow flow) => FlowConfiguration.From(flow, this);
}
