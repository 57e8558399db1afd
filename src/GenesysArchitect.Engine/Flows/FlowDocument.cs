using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// A flow as returned by the platform: its whole content, including unknown properties,
/// and its version.
/// </summary>
internal sealed class FlowDocument
{
    public const string IdProperty = "id";
    public const string NameProperty = "name";
    public const string StateProperty = "lifecycle_state";
    public const string BlocksProperty = "blocks";
    public const string ReferencesProperty = "references";
    public const string VersionProperty = "_version";

    private readonly JsonElement? _version;

    private FlowDocument(JsonElement root)
    {
        Root = root;
        Content = WithoutVersion(root);
        _version = root.TryGetProperty(VersionProperty, out var version) ? version : null;
    }

    /// <summary>The properties that every flow has.</summary>
    public static IReadOnlyList<string> Properties { get; } = [IdProperty, NameProperty, VersionProperty, StateProperty, BlocksProperty, ReferencesProperty];

    /// <summary>The document as received.</summary>
    public JsonElement Root { get; }

    /// <summary>The document without its version.</summary>
    public JsonElement Content { get; }

    /// <summary>The version; null if it is not a number.</summary>
    public long? Version => _version is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var version) ? version : null;

    public string? Id => TextOf(Root, IdProperty);

    public LifecycleState? State => TextOf(Root, StateProperty) is { } state ? new LifecycleState(state) : null;

    /// <summary>The content of a flow that does not exist.</summary>
    public static JsonElement Nothing { get; } = JsonSerializer.Deserialize("{}", FlowJson.Default.JsonElement);

    /// <summary>Creates a document from an object.</summary>
    public static FlowDocument Of(JsonElement root) => new(root);

    /// <summary>A flow of which only the id is known.</summary>
    public static JsonElement Named(FlowId id) => JsonSerializer.SerializeToElement(new Dictionary<string, string> { [IdProperty] = id.Value }, FlowJson.Default.DictionaryStringString);

    public static string? TextOf(JsonElement document, string property) =>
        document.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The elements of a list; empty if there is no such list.</summary>
    public static IEnumerable<JsonElement> ListOf(JsonElement document, string property) =>
        document.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Whether a definition has all properties of a flow, so that missing properties are removed.</summary>
    public static bool IsWhole(JsonElement definition) => Properties.All(property => definition.TryGetProperty(property, out _));

    public static JsonElement WithoutVersion(JsonElement document) => document.TryGetProperty(VersionProperty, out _)
        ? Rewrite(document, property => property.Name != VersionProperty, _ => { })
        : document;

    /// <summary>
    /// Normalizes content to this flow's form of absent properties: at the top level of a request, null removes a
    /// property, so a property shown as null and an absent one are equivalent.
    /// </summary>
    public JsonElement NormalizedLike(JsonElement content)
    {
        var nulls = Content.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Null).Select(property => property.Name).ToHashSet();
        return Rewrite(content, property => property.Value.ValueKind != JsonValueKind.Null || nulls.Contains(property.Name), writer =>
        {
            foreach (var name in nulls.Where(name => !content.TryGetProperty(name, out _)))
            {
                writer.WriteNull(name);
            }
        });
    }

    /// <summary>
    /// The patch that changes the flow from this state to another: the target at this version. A property that is to be
    /// removed is null.
    /// </summary>
    public ReadOnlyMemory<byte> Patch(JsonElement target)
    {
        var gone = Content.EnumerateObject().Select(property => property.Name).Where(name => !target.TryGetProperty(name, out _)).ToList();
        return Write(target, static _ => true, writer =>
        {
            foreach (var name in gone)
            {
                writer.WriteNull(name);
            }

            if (_version is { } version)
            {
                writer.WritePropertyName(VersionProperty);
                version.WriteTo(writer);
            }
        });
    }

    private static JsonElement Rewrite(JsonElement document, Func<JsonProperty, bool> isKept, Action<Utf8JsonWriter> more) =>
        JsonText.Parse(Write(document, isKept, more));

    private static ReadOnlyMemory<byte> Write(JsonElement document, Func<JsonProperty, bool> isKept, Action<Utf8JsonWriter> more)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writing))
        {
            writer.WriteStartObject();
            foreach (var property in document.EnumerateObject().Where(isKept))
            {
                property.WriteTo(writer);
            }

            more(writer);
            writer.WriteEndObject();
        }

        return json.WrittenMemory;
    }
}
