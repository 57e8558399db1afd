using System.Text.Json;
using GenesysArchitect.Engine.Manifests.Placeholders;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>An environment that something is meant for.</summary>
/// <param name="Name">What the manifest calls it; null when it says none.</param>
/// <param name="Settled">What stands in the spec for it alone: its id.</param>
/// <param name="Scope">The variables in force there.</param>
internal sealed record TargetEnvironment(string? Name, JsonElement? Settled, VariableScope Scope);
