using System.Text.Json;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Specification;

/// <summary>What a sandbox wrote with <c>--record FILE</c>: one exchange a line.</summary>
public static class RecordedExchanges
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a file as it goes through it.</summary>
    /// <param name="path">The file, which the sandbox may still be writing.</param>
    /// <exception cref="JsonException">A line is not an exchange.</exception>
    public static IEnumerable<ObservedExchange> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return JsonSerializer.Deserialize<ObservedExchange>(line, CamelCase) ?? throw new JsonException("A line of the record is null.");
            }
        }
    }
}
