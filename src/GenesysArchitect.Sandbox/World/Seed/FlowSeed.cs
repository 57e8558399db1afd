using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.World.Flows;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>The sample flows, and as many generated ones as are asked for.</summary>
internal static class FlowSeed
{
    private static readonly (string ActionId, string Range)[] Uses =
    [
        ("customer-lookup", "[1.0, 2.0)"),
        ("order-lookup", "[2.0, 3.0)"),
        ("business-hours", "[1.0, )"),
        ("queue-stats", "[1.0, 1.5]"),
    ];

    internal static IEnumerable<FlowEntry> Entries(int generated) =>
        SeedFile.Read<IReadOnlyList<Sample>>("flows.json").Select(FromSample)
            .Concat(Enumerable.Range(1, generated).Select(Generated));

    private static FlowEntry FromSample(Sample sample) =>
        new(sample.Document["id"].Text() ?? string.Empty, sample.Type, () => sample.Document)
        {
            Revisions = [.. sample.Versions],
            SwitchedOff = !sample.Active,
        };

    private static FlowEntry Generated(int number)
    {
        var draw = Draw.For(seed: 0, "generated", number);
        return new FlowEntry(Id(number), "INBOUNDCALL", () => GeneratedDocument(number, draw))
        {
            Revisions = [new FlowRevision("1.0", "prod"), new FlowRevision("1.1", "dev")],
        };
    }

    // References point to lower numbers alone, so that the graph has depth and no cycle.
    private static JsonObject GeneratedDocument(int number, Draw draw)
    {
        var references = number == 1
            ? []
            : new[] { (int)(draw.Choice % (uint)(number - 1)) + 1, (int)(draw.Choice / 7 % (uint)(number - 1)) + 1 }.Distinct().Select(Id).ToArray();
        var (actionId, range) = Uses[(int)(draw.Choice % (uint)Uses.Length)];
        return new JsonObject
        {
            ["id"] = Id(number),
            ["name"] = string.Create(CultureInfo.InvariantCulture, $"Generated Flow {number:00000}"),
            ["_version"] = 1,
            ["lifecycle_state"] = "published",
            ["blocks"] = new JsonArray(
                new JsonObject { ["id"] = "greeting", ["type"] = "PlayAudio", ["prompt"] = "Hello." },
                new JsonObject { ["id"] = "look-up", ["type"] = "DataAction", ["actionId"] = actionId, ["versionRange"] = range }),
            ["references"] = references.ToJsonArray(),
        };
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"generated-{number:00000}");

    private sealed record Sample
    {
        public required string Type { get; init; }

        public required JsonObject Document { get; init; }

        public bool Active { get; init; } = true;

        public IReadOnlyList<FlowRevision> Versions { get; init; } = [];
    }
}
