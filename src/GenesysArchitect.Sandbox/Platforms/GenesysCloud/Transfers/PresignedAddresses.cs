using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;

/// <summary>Makes and checks the addresses on the second port. Each has a moment of expiry and a signature over it.</summary>
internal sealed class PresignedAddresses(Func<Uri> origin, TimeSpan life, TimeProvider time)
{
    internal const string Moment = "X-Amz-Date";
    internal const string Life = "X-Amz-Expires";
    internal const string Signature = "X-Amz-Signature";

    private const string MomentFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The headers that an upload has to have, exactly. Which ones they are in reality is known for the content type alone. [?]</summary>
    internal static IReadOnlyDictionary<string, string> UploadHeaders(string jobId) => new Dictionary<string, string>
    {
        ["content-type"] = "text/plain; charset=utf-8",
        ["x-amz-meta-jobid"] = jobId,
        ["x-amz-server-side-encryption"] = "AES256",
    };

    internal string ForUpload(string jobId) => Sign("PUT", $"/uploads/{jobId}");

    internal string ForDownload(string jobId, string fileName) => Sign("GET", $"/downloads/{jobId}/{Uri.EscapeDataString(fileName)}");

    /// <summary>Why an address is not good now; null when it is.</summary>
    internal AddressProblem? Check(string method, string path, string? moment, string? lifeInSeconds, string? signature)
    {
        if (signature is null || moment is null || lifeInSeconds is null)
        {
            return AddressProblem.Unsigned;
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SignatureOf(method, path, moment, lifeInSeconds)), Encoding.UTF8.GetBytes(signature)))
        {
            return AddressProblem.WrongSignature;
        }

        // Only what was signed here arrives here, so both can be read.
        var signed = DateTimeOffset.ParseExact(moment, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var expires = signed + TimeSpan.FromSeconds(long.Parse(lifeInSeconds, CultureInfo.InvariantCulture));
        return time.GetUtcNow() >= expires ? AddressProblem.Expired : null;
    }

    private string Sign(string method, string path)
    {
        var moment = time.GetUtcNow().ToString(MomentFormat, CultureInfo.InvariantCulture);
        var seconds = Math.Max(1, (long)life.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return $"{origin().AbsoluteUri.TrimEnd('/')}{path}?X-Amz-Algorithm=AWS4-HMAC-SHA256&{Moment}={moment}&{Life}={seconds}&X-Amz-SignedHeaders=host&{Signature}={SignatureOf(method, path, moment, seconds)}";
    }

    private string SignatureOf(string method, string path, string moment, string seconds) =>
        Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{method}\n{Uri.UnescapeDataString(path)}\n{moment}\n{seconds}"))).ToLowerInvariant();
}
