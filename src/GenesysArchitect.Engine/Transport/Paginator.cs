using System.Globalization;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Follows the pages of a list, in either of the two forms that hosts return: a cursor to send back, or
/// a link to the next page. It rejects loops, and links outside the connection's base address.
/// </summary>
internal sealed class Paginator(ApiClient client, string operation)
{
    private readonly HashSet<ApiPath> _seen = [];

    /// <summary>The path of the next page; null after the last one.</summary>
    /// <param name="first">The path of the first page.</param>
    /// <param name="cursor">The cursor of the next page, in the first form.</param>
    /// <param name="link">The link to the next page, in the second form.</param>
    /// <param name="number">The number of the page and the total, if a host counts pages and returns no link.</param>
    /// <exception cref="GcException">The next page was already read, or is on another host.</exception>
    public ApiPath? Next(ApiPath first, string? cursor, string? link, (int? Page, int? Count) number)
    {
        ApiPath? next = (cursor, link, number) switch
        {
            ({ Length: > 0 }, _, _) => first.With("nextPage", cursor),
            (_, { Length: > 0 }, _) => Follow(link),
            (_, _, ({ } page, { } count)) when page < count => first.With("pageNumber", (page + 1).ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };
        return next is not { } path || _seen.Add(path)
            ? next
            : throw Wrong("pagination loop: the next page has already been read", "The list is incomplete. Report the time and the path to Genesys support.");
    }

    private ApiPath Follow(string link) =>
        client.PathOf(link) ?? throw Wrong($"the link to the next page points to another address ({client.Clean(link)})", "The link is not followed, to keep credentials from reaching another host. Check the base address.");

    private GcException Wrong(string why, string remedy) =>
        new(ErrorIds.PagingInvalid, ErrorKind.Protocol, $"{operation}: {why}.") { Remedies = [new(remedy)] };
}
