using System.Text.Json;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A desired resource in one environment.</summary>
/// <param name="Resource">The resource, without dependencies yet.</param>
/// <param name="Spec">The spec, resolved except for its secrets.</param>
internal sealed record DesiredResource(Resource Resource, JsonElement Spec);
