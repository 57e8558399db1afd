using System.Text.Json;
using GenesysArchitect.Engine.Manifests.Placeholders;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A target environment.</summary>
/// <param name="Name">The name in the manifest; null if there is none.</param>
/// <param name="Settled">The id of the environment, as inserted in the spec.</param>
/// <param name="Scope">The variables of this environment.</param>
internal sealed record TargetEnvironment(string? Name, JsonElement? Settled, VariableScope Scope);
