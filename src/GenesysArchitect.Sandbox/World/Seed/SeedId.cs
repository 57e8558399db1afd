using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>Ids that are the same in every sandbox.</summary>
internal static class SeedId
{
    internal static string Of(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{name}"))[..16];

        // The marks of a random id, version 4.
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes).ToString();
    }
}
