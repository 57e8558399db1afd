using System.Globalization;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Leads through the pages of a list, in either of the two shapes that hosts give them: a cursor to send back, or
/// a link to the next page. It refuses to be led in a cycle, or away from the connection's own address.
/// </summary>
internal sealed class Paginator(ApiClient client, string operation)
{
    private readonly HashSet<ApiPath> _seen = [];

    /// <summary>The path of the page after one; null when that was the last.</summary>
    /// <param name="first">The path of the first page.</param>
    /// <param name="cursor">What the page said of the next, in the one shape.</param>
    /// <param name="link">The same in the other.</param>
    /// <param name="number">Which page it was, and of how many, where a host counts them and gives no link.</param>
    /// <exception cref="GcException">The page names one that was there before, or one that is not on this host.</exception>
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
