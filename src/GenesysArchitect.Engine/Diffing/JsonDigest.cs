using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>A number for what a document says, whatever the order of its members and the white space between them.</summary>
internal static class JsonDigest
{
    /// <summary>The SHA-256 of the document in its plainest form, in lower-case hexadecimal digits.</summary>
    public static string Of(JsonElement document) => Of(JsonEquality.Canonical(document));

    /// <summary>The SHA-256 of a text, in lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
}
