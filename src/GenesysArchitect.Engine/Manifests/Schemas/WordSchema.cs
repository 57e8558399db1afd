using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>One of several words, case-insensitive.</summary>
/// <param name="words">The words as written.</param>
/// <param name="valueOf">The value of a word.</param>
internal sealed class WordSchema(IReadOnlyList<string> words, Func<string, object> valueOf) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        var text = TextOf(value);
        if (words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return valueOf(known);
        }

        reading.Refuse(path, value, Wording.Or(words), text is null ? null : Suggestions.For(text, words));
        return null;
    }

    public override void Describe(Utf8JsonWriter schema) => DescribeOrPlaceholder(schema, alternatives =>
    {
        alternatives.WriteStartObject();
        alternatives.WriteStartArray("enum");
        foreach (var word in words)
        {
            alternatives.WriteStringValue(word);
        }

        alternatives.WriteEndArray();
        alternatives.WriteEndObject();
    });
}
