using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;

/// <summary>One page of a list, in the shape that the options ask for.</summary>
internal static class Page
{
    private const int LargestSize = 1_000;

    internal static Answer Of(ApiRequest request, IReadOnlyList<JsonObject> entities)
    {
        var size = request.Query("pageSize", request.Options.PageSize, from: 1, to: LargestSize);
        return Answer.Ok(request.Options.PageShape == PageShape.Cursor
            ? ByCursor(request, entities, size)
            : ByNumber(request, entities, size));
    }

    private static JsonObject ByCursor(ApiRequest request, IReadOnlyList<JsonObject> entities, int size)
    {
        var cursor = request.Query("nextPage");
        var offset = cursor is null ? 0 : Offset(cursor);
        var page = new JsonObject { ["entities"] = Slice(entities, offset, size) };
        if (request.Options.RepeatPages)
        {
            page["nextPage"] = Cursor(size);
        }
        else if (offset + size < entities.Count)
        {
            page["nextPage"] = Cursor(offset + size);
        }
        else if (cursor is not null)
        {
            // The last page says so in either way: with an empty cursor here, with none when it is the only page.
            page["nextPage"] = string.Empty;
        }

        return page;
    }

    private static JsonObject ByNumber(ApiRequest request, IReadOnlyList<JsonObject> entities, int size)
    {
        var count = (entities.Count + size - 1) / size;
        var number = request.Query("pageNumber", byDefault: 1, from: 1, to: int.MaxValue / LargestSize);
        var page = new JsonObject
        {
            ["entities"] = Slice(entities, (number - 1) * size, size),
            ["pageSize"] = size,
            ["pageNumber"] = number,
            ["total"] = entities.Count,
            ["pageCount"] = count,
        };
        if (request.Options.RepeatPages || number < count)
        {
            var next = request.Options.RepeatPages ? number : number + 1;
            page["nextUri"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Options.NextUriOrigin}{request.Path}?pageSize={size}&pageNumber={next}");
        }

        return page;
    }

    private static JsonArray Slice(IReadOnlyList<JsonObject> entities, int offset, int size) =>
        entities.Skip(offset).Take(size).ToJsonArray();

    private static string Cursor(int offset) =>
        WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"after:{offset}")));

    private static int Offset(string cursor)
    {
        try
        {
            var text = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(cursor));
            return int.Parse(text.AsSpan("after:".Length), NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw RefusalException.BadRequest($"'{cursor}' is no cursor of this list.");
        }
    }
}
