using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Sandbox.Faults;

/// <summary>Random numbers that hang on what they are for alone, not on what was drawn before by another thread.</summary>
internal readonly record struct Draw(double Chance, uint Choice)
{
    internal static Draw For(int seed, string subject, long occurrence)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{subject}\n{occurrence}")));
        var chance = (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
        return new Draw(chance, BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(8)));
    }
}
