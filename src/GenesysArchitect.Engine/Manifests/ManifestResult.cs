using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Creates the public result of a reading.</summary>
internal static class ManifestResult
{
    public static Manifest Of(IReadOnlyList<Declaration> declarations, IReadOnlyList<GcManifestFinding> findings, IReadOnlyCollection<Secret> secrets)
    {
        var manifest = new Manifest { Findings = findings, Entries = [.. declarations.Select(Entry)], Secrets = secrets };
        if (findings.Count > 0)
        {
            return manifest;
        }

        var desired = declarations.SelectMany(declaration => declaration.DesiredResources.Select(desired => (Declaration: declaration, DesiredResource: Connected(declaration, desired)))).ToList();
        return manifest with
        {
            Desired = desired.ConvertAll(item => item.DesiredResource.Resource),
            Hash = HashOf(desired.Select(item => item.DesiredResource.Resource)),
            Documents = desired.ConvertAll(item => Document(item.Declaration, item.DesiredResource)),
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

    private static DesiredResource Connected(Declaration declaration, DesiredResource desired) => desired with
    {
        Resource = desired.Resource with
        {
            DependsOn = [.. declaration.Dependencies.SelectMany(dependency => dependency.Target.DesiredResources).Select(needed => needed.Resource.Address)],
        },
    };

    // In a fixed order, so that the file and the position of a resource do not affect the hash.
    private static string HashOf(IEnumerable<Resource> resources)
    {
        var lines = resources
            .Select(resource => $"{resource.Address.Kind}/{resource.ManifestName} {resource.SpecHash} {string.Join(' ', resource.DependsOn.Select(address => address.ToString()).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        return JsonDigest.Of(string.Join('\n', lines));
    }

    private static JsonElement Document(Declaration declaration, DesiredResource desired)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", HeaderReader.ApiVersion);
            writer.WriteString("kind", declaration.Kind.Name);
            writer.WriteStartObject("metadata");
            writer.WriteString("name", desired.Resource.ManifestName);
            writer.WriteStartObject("labels");
            foreach (var (label, value) in declaration.Labels)
            {
                writer.WriteString(label, Template.Escape(value));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WritePropertyName("spec");
            desired.Spec.WriteTo(writer);
            writer.WriteStartArray("dependsOn");
            foreach (var needed in declaration.Dependencies.SelectMany(dependency => dependency.Target.DesiredResources.Select(needed => $"{dependency.Target.Kind.Name}/{needed.Resource.ManifestName}")))
            {
                writer.WriteStringValue(needed);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return JsonText.Parse(json.WrittenMemory);
    }
}
