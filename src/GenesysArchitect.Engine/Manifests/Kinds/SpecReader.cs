using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Manifests.Schemas;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>Reads the specs of declarations, once for each environment that they name.</summary>
/// <param name="substitution">Resolves placeholders.</param>
/// <param name="environments">The environments there are.</param>
internal sealed class SpecReader(Substitution substitution, TargetEnvironments environments)
{
    /// <summary>The name of a spec in messages.</summary>
    public static string NameOf(ResourceKind kind) => $"the spec of {kind.OneOf}";

    /// <summary>The spec of a declaration; null if there is none, which has been reported.</summary>
    public static JsonElement? Find(Declaration declaration)
    {
        if (declaration.Document.Root.TryGetProperty("spec", out var spec) && spec.ValueKind != JsonValueKind.Null)
        {
            return spec;
        }

        var required = declaration.Kind.Shape.Members.Where(member => member.IsRequired).Select(member => $"'{member.Name}'");
        declaration.Document.AddError(ResourceKind.SpecPath, $"{declaration.Kind.OneOf} must have a 'spec' with {Wording.And([.. required])}.");
        return null;
    }

    /// <summary>The desired resources of a declaration; empty if it is invalid, which has been reported.</summary>
    public IReadOnlyList<DesiredResource> Read(Declaration declaration)
    {
        if (Find(declaration) is not { } spec)
        {
            return [];
        }

        var targets = spec.ValueKind == JsonValueKind.Object ? environments.Of(declaration.Kind, declaration.Document, spec) : null;
        if (targets is null)
        {
            // An invalid environment is reported, but the rest of the spec is checked as well.
            Read(declaration, spec, new TargetEnvironment(null, null, environments.Global), declaration.Name);
            return [];
        }

        var name = declaration.Name;
        return [.. targets.Select(target => Read(declaration, spec, target, targets.Count > 1 ? $"{name}@{target.Name}" : name)).OfType<DesiredResource>()];
    }

    private DesiredResource? Read(Declaration declaration, JsonElement spec, TargetEnvironment target, string name)
    {
        var (kind, document) = (declaration.Kind, declaration.Document);
        var resolved = substitution.Resolve(document, spec, ResourceKind.SpecPath, target.Scope);
        if (resolved.ValueKind == JsonValueKind.Object)
        {
            resolved = Settle(resolved, kind, declaration, target);
        }

        var revealed = substitution.Reveal(resolved);
        var reading = new SpecReading(document, ResourceKind.SpecPath, resolved);
        return kind.Shape.Read(revealed, ResourceKind.SpecPath, reading, NameOf(kind)) is { } read && kind.ToResource(read, document, reading) is { } resource
            ? new DesiredResource(resource with { ManifestName = name, SpecHash = HashOf(revealed) }, resolved)
            : null;
    }

    // Properties that are null were not set; the environments are replaced by the id of the current one.
    private static JsonElement Settle(JsonElement spec, ResourceKind kind, Declaration declaration, TargetEnvironment target)
    {
        var settled = kind.Settled(spec, declaration.Document);
        if (target.Settled is null && settled.Count == 0 && !spec.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Null))
        {
            return spec;
        }

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writing))
        {
            writer.WriteStartObject();
            foreach (var member in spec.EnumerateObject())
            {
                var value = member.Name == kind.TargetsMember && target.Settled is { } environment ? environment : settled.GetValueOrDefault(member.Name, member.Value);
                if (value.ValueKind != JsonValueKind.Null)
                {
                    writer.WritePropertyName(member.Name);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonText.Parse(json.WrittenMemory);
    }

    private static string HashOf(JsonElement spec) =>
        JsonDigest.Of(spec);
}
