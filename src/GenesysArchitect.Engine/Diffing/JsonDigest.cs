using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The digest of a document, regardless of the order of its members and of white space.</summary>
internal static class JsonDigest
{
    /// <summary>The SHA-256 of the document's canonical form, in lower-case hexadecimal digits.</summary>
    public static string Of(JsonElement document) => Of(JsonEquality.Canonical(document));

    /// <summary>The SHA-256 of a text, in lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
}
