using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Makes what a front end gets of what was read.</summary>
internal static class ManifestResult
{
    public static Manifest Of(IReadOnlyList<Declaration> declarations, IReadOnlyList<ManifestFinding> findings, IReadOnlyCollection<Secret> secrets)
    {
        var manifest = new Manifest { Findings = findings, Entries = [.. declarations.Select(Entry)], Secrets = secrets };
        if (findings.Count > 0)
        {
            return manifest;
        }

        var wishes = declarations.SelectMany(declaration => declaration.Wishes.Select(wish => (Declaration: declaration, Wish: Connected(declaration, wish)))).ToList();
        return manifest with
        {
            Desired = wishes.ConvertAll(wish => wish.Wish.Resource),
            Hash = HashOf(wishes.Select(wish => wish.Wish.Resource)),
            Documents = wishes.ConvertAll(wish => Document(wish.Declaration, wish.Wish)),
        };
    }

    private static ManifestEntry Entry(Declaration declaration) => new()
    {
        Kind = declaration.Kind.Name,
        Name = declaration.Name,
        Labels = declaration.Labels,
        File = declaration.Document.Path,
        Line = declaration.Document.FirstLine,
        DependsOn = [.. declaration.Dependencies.Where(dependency => dependency.Target.IsSelected).Select(dependency => dependency.Target.ToString())],
    };

    private static Wish Connected(Declaration declaration, Wish wish) => wish with
    {
        Resource = wish.Resource with
        {
            DependsOn = [.. declaration.Dependencies.SelectMany(dependency => dependency.Target.Wishes).Select(needed => needed.Resource.Address)],
        },
    };

    // In an order of its own: which file something is in, and where, makes no difference.
    private static string HashOf(IEnumerable<Resource> resources)
    {
        var lines = resources
            .Select(resource => $"{resource.Address.Kind}/{resource.ManifestName} {resource.SpecHash} {string.Join(' ', resource.DependsOn.Select(address => address.ToString()).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        return JsonDigest.Of(string.Join('\n', lines));
    }

    private static JsonElement Document(Declaration declaration, Wish wish)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", HeaderReader.ApiVersion);
            writer.WriteString("kind", declaration.Kind.Name);
            writer.WriteStartObject("metadata");
            writer.WriteString("name", wish.Resource.ManifestName);
            writer.WriteStartObject("labels");
            foreach (var (label, value) in declaration.Labels)
            {
                writer.WriteString(label, Template.Escape(value));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WritePropertyName("spec");
            wish.Spec.WriteTo(writer);
            writer.WriteStartArray("dependsOn");
            foreach (var needed in declaration.Dependencies.SelectMany(dependency => dependency.Target.Wishes.Select(needed => $"{dependency.Target.Kind.Name}/{needed.Resource.ManifestName}")))
            {
                writer.WriteStringValue(needed);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return JsonText.Parse(json.WrittenMemory);
    }
}
