using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>Reads the parts common to all kinds: <c>apiVersion</c>, <c>kind</c>, <c>metadata</c> and <c>dependsOn</c>.</summary>
/// <param name="kinds">The supported kinds.</param>
/// <param name="substitution">Resolves placeholders.</param>
/// <param name="scope">The variables in force.</param>
internal sealed class HeaderReader(IReadOnlyList<ResourceKind> kinds, Substitution substitution, VariableScope scope)
{
    public const string ApiVersion = "genesysarchitect/v1";

    private const string VersionMember = "apiVersion";
    private const string KindMember = "kind";
    private const string MetadataMember = "metadata";
    private const string DependsOnMember = "dependsOn";

    private static readonly string[] Members = [VersionMember, KindMember, MetadataMember, "spec", DependsOnMember];
    public static readonly ListSchema DependsOnSchema = new(typeof(string), new TextSchema());

    /// <summary>The declaration of a document; null if its kind is unknown, which has been reported.</summary>
    public Declaration? Read(ManifestDocument document)
    {
        if (document.Root.ValueKind != JsonValueKind.Object)
        {
            document.AddError(DocumentPath.Root, $"a manifest must be a mapping with apiVersion, kind, metadata and spec, but is {Wording.Of(document.Root)}.");
            return null;
        }

        foreach (var name in document.Root.EnumerateObject().Select(member => member.Name).Where(name => !Members.Contains(name)))
        {
            var meant = Suggestions.For(name, Members);
            document.AddError(DocumentPath.Root.Member(name), $"unknown property '{DocumentErrors.Shown(name)}' in a manifest.{(meant is null ? $" Use {Wording.And(Members)}." : string.Empty)}", meant);
        }

        CheckVersion(document);
        var kind = KindOf(document);
        var metadata = Metadata(document);
        var dependsOn = DependsOn(document);
        return kind is null ? null : new Declaration
        {
            Document = document,
            Kind = kind,
            Name = metadata?.Name ?? string.Empty,
            Labels = metadata?.Labels ?? new Dictionary<string, string>(),
            DependsOn = dependsOn,
        };
    }

    private static void CheckVersion(ManifestDocument document)
    {
        if (Required(document, VersionMember) is { } version && (version.ValueKind != JsonValueKind.String || !version.ValueEquals(ApiVersion)))
        {
            document.AddError(DocumentPath.Root.Member(VersionMember), $"'{VersionMember}' must be {ApiVersion}, but is {Wording.Of(version)}.");
        }
    }

    private ResourceKind? KindOf(ManifestDocument document)
    {
        if (Required(document, KindMember) is not { } value)
        {
            return null;
        }

        var word = value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        var kind = kinds.FirstOrDefault(kind => kind.Name == word);
        if (kind is null)
        {
            string[] names = [.. kinds.Select(known => known.Name)];
            document.AddError(DocumentPath.Root.Member(KindMember), $"'{KindMember}' must be {Wording.Or(names)}, but is {Wording.Of(value)}.", Suggestions.For(word, names));
        }

        return kind;
    }

    private ManifestMetadata? Metadata(ManifestDocument document)
    {
        if (document.Root.TryGetProperty(MetadataMember, out var empty) && empty.ValueKind == JsonValueKind.Null)
        {
            document.AddError(DocumentPath.Root.Member(MetadataMember), $"'{MetadataMember}' must have 'name'.");
            return null;
        }

        if (Required(document, MetadataMember) is not { } value)
        {
            return null;
        }

        var path = DocumentPath.Root.Member(MetadataMember);
        var (resolved, reading) = Resolve(document, value, path);
        if (document.IsSaved)
        {
            return SavedMetadata(resolved);
        }

        return SpecSchemas.Of(typeof(ManifestMetadata)).Read(resolved, path, reading) as ManifestMetadata;
    }

    // In a saved document, a bundle with several environments has been split, with a suffix that manifests cannot use in a name.
    private static ManifestMetadata? SavedMetadata(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? new ManifestMetadata
            {
                Name = name.GetString()!,
                Labels = metadata.TryGetProperty("labels", out var labels) ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!) : null,
            }
            : null;

    private IReadOnlyList<string> DependsOn(ManifestDocument document)
    {
        if (!document.Root.TryGetProperty(DependsOnMember, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var path = DocumentPath.Root.Member(DependsOnMember);
        var (resolved, reading) = Resolve(document, value, path);
        return DependsOnSchema.Read(resolved, path, reading) as IReadOnlyList<string> ?? [];
    }

    // Names are displayed and logged everywhere.
    private (JsonElement Resolved, SpecReading Reading) Resolve(ManifestDocument document, JsonElement value, DocumentPath path)
    {
        var resolved = substitution.Resolve(document, value, path, scope);
        if (TextRewriter.MayHavePlaceholders(resolved))
        {
            TextRewriter.Rewrite(resolved, path, (at, text) =>
            {
                if (Template.HasSecret(text))
                {
                    document.AddUnresolvedError(at, "a secret cannot be part of a name, a label or a dependency, because these are displayed.");
                }

                return null;
            });
        }

        return (substitution.Reveal(resolved), new SpecReading(document, path, resolved));
    }

    private static JsonElement? Required(ManifestDocument document, string name)
    {
        if (document.Root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        document.AddError(DocumentPath.Root.Member(name), $"a manifest must have '{name}'.");
        return null;
    }
}
