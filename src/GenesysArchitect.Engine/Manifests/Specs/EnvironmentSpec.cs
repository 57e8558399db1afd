using System.ComponentModel;
using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of an Environment.</summary>
internal sealed record EnvironmentSpec
{
    [Description("The id of the environment.")]
    public required string Id { get; init; }

    [Description("Values for ${var:name} in resources of this environment. They override values files, and the command line overrides them.")]
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }
}
