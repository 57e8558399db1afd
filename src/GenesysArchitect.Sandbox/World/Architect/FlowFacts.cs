using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>What the platform knows of a version of a flow besides its content.</summary>
public sealed record FlowFacts
{
    /// <summary>The language that callers meet first.</summary>
    public string DefaultLanguage { get; init; } = "en-us";

    /// <summary>All languages, the default one included.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en-us"];

    /// <summary>The references to objects outside the flow.</summary>
    public IReadOnlyList<FlowReference> References { get; init; } = [];

    /// <summary>The intents of a bot.</summary>
    public IReadOnlyList<Intent> Intents { get; init; } = [];

    /// <summary>Whether a virtual agent is part of it; null for types that cannot have one.</summary>
    public bool? VirtualAgent { get; init; }

    /// <summary>Reads the facts out of Architect YAML.</summary>
    internal static FlowFacts From(FlowFile file) => new()
    {
        DefaultLanguage = file.DefaultLanguage,
        Languages = file.Languages,
        References = ReferenceReader.Read(file),
        Intents = FlowTypes.IsBot(file.Type) ? IntentReader.Read(file) : [],
        VirtualAgent = FlowTypes.IsBot(file.Type) ? file.HasVirtualAgent : null,
    };
}
