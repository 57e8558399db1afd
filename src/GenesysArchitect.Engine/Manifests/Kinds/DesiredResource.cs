using System.Text.Json;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>What a declaration wishes for in one environment.</summary>
/// <param name="Resource">The resource, which waits for nothing yet.</param>
/// <param name="Spec">Its spec, resolved but for its secrets.</param>
internal sealed record DesiredResource(Resource Resource, JsonElement Spec);
