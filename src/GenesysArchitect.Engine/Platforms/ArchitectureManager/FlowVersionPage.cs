using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>A page of the versions of a flow, read in a single pass over its bytes.</summary>
internal sealed class FlowVersionPage
{
    private const int MaxDefinitionDepth = 4096;

    private readonly List<FlowVersionListing> _entities = [];
    private bool _hasEntities;

    public IReadOnlyList<FlowVersionListing> Entities => _entities;

    public string? NextPage { get; private set; }

    public string? NextUri { get; private set; }

    public int? PageNumber { get; private set; }

    public int? PageCount { get; private set; }

    /// <summary>Reads the page.</summary>
    /// <exception cref="JsonException">The page does not match the API contract.</exception>
    public static FlowVersionPage Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDefinitionDepth });
        var page = new FlowVersionPage();
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartObject, "$", "is not an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            page.Take(ref reader);
        }

        // A page without its list says nothing of what depends on what.
        Require(page._hasEntities, "$.entities", "is missing");
        return page;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("entities"u8))
        {
            ReadEntities(ref reader);
        }
        else if (reader.ValueTextEquals("nextPage"u8))
        {
            NextPage = TextAt(ref reader, "$.nextPage");
        }
        else if (reader.ValueTextEquals("nextUri"u8))
        {
            NextUri = TextAt(ref reader, "$.nextUri");
        }
        else if (reader.ValueTextEquals("pageNumber"u8))
        {
            PageNumber = NumberAt(ref reader, "$.pageNumber");
        }
        else if (reader.ValueTextEquals("pageCount"u8))
        {
            PageCount = NumberAt(ref reader, "$.pageCount");
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadEntities(ref Utf8JsonReader reader)
    {
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartArray, "$.entities", "is not a list");
        _hasEntities = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var path = $"$.entities[{_entities.Count}]";
            Require(reader.TokenType == JsonTokenType.StartObject, path, reader.TokenType == JsonTokenType.Null ? "is null" : "is not an object");
            _entities.Add(EntityAt(ref reader, path));
        }
    }

    private static FlowVersionListing EntityAt(ref Utf8JsonReader reader, string path)
    {
        var entity = new FlowVersionListing { Version = string.Empty, Problem = "it has no definition" };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("version"u8))
            {
                entity = entity with { Version = TextAt(ref reader, $"{path}.version") ?? string.Empty };
            }
            else if (reader.ValueTextEquals("environmentId"u8))
            {
                entity = entity with { EnvironmentId = TextAt(ref reader, $"{path}.environmentId") };
            }
            else if (reader.ValueTextEquals("flow"u8))
            {
                entity = WithDefinition(entity, ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return entity;
    }

    private static FlowVersionListing WithDefinition(FlowVersionListing entity, ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return With(entity, DefinitionScan.Of(ref reader));
            case JsonTokenType.String:
                return WithText(entity, ref reader);
            case JsonTokenType.Null:
                return entity;
            default:
                reader.Skip();
                return entity with { Problem = "its definition is neither an object nor the JSON text of one" };
        }
    }

    // Some hosts return the definition as JSON text.
    private static FlowVersionListing WithText(FlowVersionListing entity, ref Utf8JsonReader reader)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(reader.ValueSpan.Length, 1));
        try
        {
            var definition = bytes.AsSpan(0, reader.CopyString(bytes));
            BodyText.Mend(definition);
            var text = new Utf8JsonReader(definition, new JsonReaderOptions { MaxDepth = MaxDefinitionDepth });
            return text.Read() && text.TokenType == JsonTokenType.StartObject
                ? With(entity, DefinitionScan.Of(ref text))
                : entity with { Problem = "its definition is JSON text, but not of an object" };
        }
        catch (JsonException broken)
        {
            return entity with { Problem = $"its definition is not valid JSON text (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1})" };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static FlowVersionListing With(FlowVersionListing entity, DefinitionScan found) =>
        entity with { Name = found.Name, Actions = found.Actions, Flows = found.Flows, Problem = found.Problem };

    private static string? TextAt(ref Utf8JsonReader reader, string path)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.Null:
                return null;
            default:
                throw new AnswerShapeException(path, "is not a text");
        }
    }

    private static int? NumberAt(ref Utf8JsonReader reader, string path) => TextAt(ref reader, path) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
        _ => throw new AnswerShapeException(path, "is not a number"),
    };

    private static void Require(bool isSo, string path, string what)
    {
        if (!isSo)
        {
            throw new AnswerShapeException(path, what);
        }
    }
}
