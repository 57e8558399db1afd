using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Checks;
using GenesysArchitect.Sandbox.World.Registry;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>Storing artifacts.</summary>
internal static class RegistryCalls
{
    private const string Checksum = "X-Checksum";

    internal static IEnumerable<ApiCall> All()
    {
        yield return new("POST", "/registry/{name}", Store) { Kind = CallKind.Open };
    }

    private static Answer Store(ApiRequest request)
    {
        var computed = Convert.ToHexString(SHA256.HashData(request.Body)).ToLowerInvariant();
        var stated = request.Headers[Checksum].ToString();
        if (!computed.Equals(stated, StringComparison.OrdinalIgnoreCase))
        {
            throw RefusedException.InvalidFields(new FieldProblem(Checksum, "mismatch", $"is '{stated}' where the body has {computed}"));
        }

        var immutable = "true".Equals(request.Headers["X-Immutable"], StringComparison.OrdinalIgnoreCase);
        var artifact = new Artifact(request.Route("name"), computed, immutable, request.Body);
        var before = request.World.Artifacts.Store(artifact);
        if (before is not null && (before.Checksum != computed || request.Options.RepeatedArtifactConflicts))
        {
            throw Taken(before);
        }

        return Answer.Json(
            before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            new JsonObject { ["name"] = artifact.Name, ["checksum"] = computed }).With(Checksum, computed);
    }

    private static RefusalException Taken(Artifact before) =>
        new(StatusCodes.Status409Conflict, "artifact.immutable", $"The artifact '{before.Name}' is stored already and immutable.")
        {
            Parameters = new Dictionary<string, string> { ["name"] = before.Name, ["checksum"] = before.Checksum },
            Headers = new Dictionary<string, string> { [Checksum] = before.Checksum },
        };
}
