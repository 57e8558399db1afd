using System.Buffers;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Catalog;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>A page of the versions of a flow, read in a single pass over its bytes.</summary>
internal sealed class FlowVersionPage
{
    private const int MaxDefinitionDepth = 4096;

    private readonly List<FlowVersionListing> _entities = [];

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
        Require(reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            page.Take(ref reader);
        }

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
            NextPage = TextAt(ref reader);
        }
        else if (reader.ValueTextEquals("nextUri"u8))
        {
            NextUri = TextAt(ref reader);
        }
        else if (reader.ValueTextEquals("pageNumber"u8))
        {
            PageNumber = NumberAt(ref reader);
        }
        else if (reader.ValueTextEquals("pageCount"u8))
        {
            PageCount = NumberAt(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadEntities(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Require(reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Require(reader.TokenType == JsonTokenType.StartObject);
            _entities.Add(EntityAt(ref reader));
        }
    }

    private static FlowVersionListing EntityAt(ref Utf8JsonReader reader)
    {
        var entity = new FlowVersionListing { Version = string.Empty, Problem = "it has no definition" };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("version"u8))
            {
                entity = entity with { Version = TextAt(ref reader) ?? string.Empty };
            }
            else if (reader.ValueTextEquals("environmentId"u8))
            {
                entity = entity with { EnvironmentId = TextAt(ref reader) };
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
            var text = new Utf8JsonReader(bytes.AsSpan(0, reader.CopyString(bytes)), new JsonReaderOptions { MaxDepth = MaxDefinitionDepth });
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
        entity with { Name = found.Name, Actions = found.Actions, Flows = found.Flows, Problem = null };

    private static string? TextAt(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static int? NumberAt(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;

    private static void Require(bool isSo)
    {
        if (!isSo)
        {
            throw new JsonException("The response is not a list of versions.");
        }
    }
}
