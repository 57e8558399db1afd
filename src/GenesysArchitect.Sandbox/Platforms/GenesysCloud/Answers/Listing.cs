using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;

/// <summary>A page of a list, by number: <c>pageNumber</c> from 1, <c>pageSize</c> 25 unless asked for otherwise.</summary>
internal static class Listing
{
    internal static Answer Of<T>(ApiRequest request, IEnumerable<T> entities, Func<T, JsonNode?> write, int status = StatusCodes.Status200OK, int defaultSize = 25) =>
        Answer.Json(status, Page(request, entities, write, defaultSize));

    internal static JsonObject Page<T>(ApiRequest request, IEnumerable<T> entities, Func<T, JsonNode?> write, int defaultSize = 25)
    {
        var size = Number(request, "pageSize", defaultSize, request.Options.GenesysCloud.LargestPage);
        var number = Number(request, "pageNumber", 1, int.MaxValue / request.Options.GenesysCloud.LargestPage);
        var (shown, total) = Slice(entities, (number - 1) * size, size);
        var count = Math.Max(1, (total + size - 1) / size);
        var page = new JsonObject
        {
            ["entities"] = shown.Select(write).ToJsonArray(),
            ["pageSize"] = size,
            ["pageNumber"] = number,
            ["total"] = total,
            ["pageCount"] = count,
            ["firstUri"] = Uri(request, size, 1),
            ["lastUri"] = Uri(request, size, count),
            ["selfUri"] = Uri(request, size, number),
        };
        if (number < count)
        {
            page["nextUri"] = Uri(request, size, number + 1);
        }

        if (number > 1)
        {
            page["previousUri"] = Uri(request, size, Math.Min(number - 1, count));
        }

        return page;
    }

    /// <summary>The page without the addresses, for the lists that have none.</summary>
    internal static JsonObject WithoutUris(this JsonObject page)
    {
        foreach (var name in new[] { "firstUri", "lastUri", "selfUri", "nextUri", "previousUri" })
        {
            page.Remove(name);
        }

        return page;
    }

    // Thousands of entities are counted but not copied: only those of the page are kept.
    private static (List<T> Shown, int Total) Slice<T>(IEnumerable<T> entities, int offset, int size)
    {
        var shown = new List<T>();
        var total = 0;
        foreach (var entity in entities)
        {
            if (total >= offset && shown.Count < size)
            {
                shown.Add(entity);
            }

            total++;
        }

        return (shown, total);
    }

    private static int Number(ApiRequest request, string name, int byDefault, int largest) => request.Query(name) switch
    {
        null => byDefault,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest => number,
        { } other => throw CloudRequest.InvalidParameter(name, other),
    };

    private static string Uri(ApiRequest request, int size, int number)
    {
        var uri = new StringBuilder(request.Options.GenesysCloud.AbsolutePageUris ? request.Origin : string.Empty)
            .Append(request.Path)
            .Append(CultureInfo.InvariantCulture, $"?pageSize={size}&pageNumber={number}");
        foreach (var (name, values) in request.Queries.Where(query => query.Key is not ("pageSize" or "pageNumber")))
        {
            foreach (var value in values)
            {
                uri.Append('&').Append(name).Append('=').Append(System.Uri.EscapeDataString(value ?? string.Empty));
            }
        }

        return uri.ToString();
    }
}
