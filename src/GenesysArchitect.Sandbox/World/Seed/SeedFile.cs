using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>The sample organization as it lies in the assembly.</summary>
internal static class SeedFile
{
    internal static JsonNode Read(string name) =>
        JsonText.Parse(Bytes(name)) ?? throw new InvalidDataException($"The resource {name} is empty.");

    internal static T Read<T>(string name) => JsonText.Read<T>(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The assembly has no resource {name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
