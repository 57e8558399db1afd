using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>The sample contact center, as its file has it.</summary>
internal sealed record ContactCenterSample
{
    public required IReadOnlyList<SampleDivision> Divisions { get; init; }

    public required IReadOnlyList<SampleObject> Objects { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> Rows { get; init; }

    public required IReadOnlyList<SampleFlow> Flows { get; init; }

    internal sealed record SampleDivision
    {
        public required string Name { get; init; }

        public string Description { get; init; } = string.Empty;
    }

    /// <summary>An object. In its properties a text as <c>@FLOW/INBOUNDCALL/name</c> or <c>@SCHEDULE/name</c> is the reference to another one.</summary>
    internal sealed record SampleObject
    {
        public required string Kind { get; init; }

        public required string Name { get; init; }

        public string? Division { get; init; }

        public string? Category { get; init; }

        public string? State { get; init; }

        public JsonObject Properties { get; init; } = [];
    }
}
