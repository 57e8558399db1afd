using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// The name of a flow's snapshot file, derived from its id. Different ids have different names, no name leaves its folder,
/// and each is valid on Windows: characters that are not allowed are written as <c>%</c> and their hex code.
/// </summary>
internal static class SnapshotName
{
    // Leaves room for an extension within the 255 bytes that file systems allow.
    private const int Longest = 150;

    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "conin$", "conout$"];

    public static string Of(FlowId id)
    {
        var name = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(id.Value))
        {
            var isAllowed = char.IsAsciiLetterOrDigit((char)letter) || (letter is (byte)'-' or (byte)'_') || (letter == (byte)'.' && name.Length > 0);
            name.Append(isAllowed ? ((char)letter).ToString() : string.Create(CultureInfo.InvariantCulture, $"%{letter:X2}"));
        }

        if (IsDevice(name.ToString()))
        {
            name.Insert(1, string.Create(CultureInfo.InvariantCulture, $"%{(int)name[0]:X2}")).Remove(0, 1);
        }

        return name.Length <= Longest ? name.ToString() : $"{name.ToString(0, Longest)}%-{Fingerprint(id)}";
    }

    // Windows reserves these names for devices, with any extension.
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].ToLowerInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }

    private static string Fingerprint(FlowId id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)), 0, 8);
}
