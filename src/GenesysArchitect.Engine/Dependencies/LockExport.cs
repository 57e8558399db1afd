using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Stores a lock in an artifact registry, which is a separate host with its own credentials: the platform's are never
/// sent to it. Storing the same lock again has no effect, so a request can be retried after a lost response.
/// </summary>
internal sealed partial class LockExport(TransportOptions options, ILogger log)
{
    public async Task SendAsync(ReadOnlyMemory<byte> file, Uri registry, Secret? token, CancellationToken cancellationToken)
    {
        RequireSafe(registry);
        var checksum = Convert.ToHexString(SHA256.HashData(file.Span)).ToLowerInvariant();
        var origin = new Uri(registry.GetLeftPart(UriPartial.Authority));
        using var channel = token is null ? new ApiChannel(origin, options) : new ApiChannel(origin, token, options);
        try
        {
            await channel.SendAsync(RequestOf(file, registry, checksum), log, cancellationToken);
        }
        catch (GcException refused)
        {
            throw DependencyErrors.RegistryRefused(registry, refused);
        }
    }

    public static void RequireSafe(Uri registry)
    {
        if (!registry.IsAbsoluteUri || (registry.Scheme != Uri.UriSchemeHttps && !(registry.Scheme == Uri.UriSchemeHttp && registry.IsLoopback)) || registry.UserInfo.Length > 0)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "The registry's address is not an absolute HTTPS URL without credentials.")
            {
                Remedies = [new("Use an absolute URL, such as https://registry.example.com/locks/main."), new("Provide its token separately.", new UseOption(EngineOption.RegistryToken))],
            };
        }
    }

    // If a registry stores the lock under a name other than its checksum, this identifies the content.
    private static bool IdentifiesOtherContent(string answer, string checksum) =>
        Checksum().Matches(answer).Select(match => match.Value).Any(named => !named.Equals(checksum, StringComparison.OrdinalIgnoreCase))
        && !answer.Contains(checksum, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[0-9a-fA-F]{64}")]
    private static partial Regex Checksum();

    private static ApiRequest RequestOf(ReadOnlyMemory<byte> file, Uri registry, string checksum) => new()
    {
        Method = HttpMethod.Post,
        Path = new ApiPath(registry.PathAndQuery),
        Body = file,
        Headers = [("X-Checksum", checksum), ("X-Immutable", "true")],
        Operation = "Store the lock",
        Permission = "to write to the registry",
        RetrySafety = RetrySafety.Always,

        // The registry already has the same lock: from an earlier run, or from a request whose response was lost.
        IsSuccess = answer => answer.Status == HttpStatusCode.Conflict && !IdentifiesOtherContent(Encoding.UTF8.GetString(answer.Body.Span), checksum),
        ExpectsJson = false,
    };
}
