using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Benchmarks;

/// <summary>The structural diff of two documents of 20 MB, against a plain recursive comparison of JsonNodes.</summary>
internal static class DiffBenchmark
{
    private const int Size = 20 * 1024 * 1024;
    private const int Runs = 3;

    public static void Run()
    {
        var left = Document(changedEvery: 0);
        var right = Document(changedEvery: 997);
        var (own, plain) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            own = Timing.Best(own, Timing.Of(() => Compare(left, right)).Time);
            plain = Timing.Best(plain, Timing.Of(() => ComparePlainly(left, right)).Time);
        }

        Console.WriteLine($"diff: two documents of {left.Length / 1024 / 1024} MiB are parsed and compared in {own.TotalMilliseconds:0} ms; by JsonNode it takes {plain.TotalMilliseconds:0} ms. Ratio {own / plain:0.00} (bound: 1 s).");
    }

    private static int Compare(byte[] left, byte[] right)
    {
        using var ours = JsonDocument.Parse(left);
        using var theirs = JsonDocument.Parse(right);
        return StructuralDiff.Between(ours.RootElement, theirs.RootElement).Differences.Count;
    }

    private static int ComparePlainly(byte[] left, byte[] right) =>
        CountDifferences(JsonNode.Parse(left), JsonNode.Parse(right));

    private static int CountDifferences(JsonNode? left, JsonNode? right)
    {
        if (left is JsonObject ours && right is JsonObject theirs)
        {
            return ours.Sum(property => theirs.TryGetPropertyValue(property.Key, out var other) ? CountDifferences(property.Value, other) : 1)
                + theirs.Count(property => !ours.ContainsKey(property.Key));
        }

        return JsonNode.DeepEquals(left, right) ? 0 : 1;
    }

    private static byte[] Document(int changedEvery)
    {
        var text = new StringBuilder("{\"flows\":{");
        for (var flow = 0; text.Length < Size; flow++)
        {
            var timeout = changedEvery > 0 && flow % changedEvery == 0 ? 99 : 30;
            text.Append(CultureInfo.InvariantCulture, $"{(flow > 0 ? "," : string.Empty)}\"flow-{flow}\":{{\"name\":\"Flow number {flow}\",\"timeout\":{timeout},\"skills\":[\"english\",\"billing\",{flow % 7}],\"prompt\":{{\"text\":\"Welcome to Northwind, how may we help you today?\",\"bargeIn\":true}}}}");
        }

        return Encoding.UTF8.GetBytes(text.Append("}}").ToString());
    }
}
