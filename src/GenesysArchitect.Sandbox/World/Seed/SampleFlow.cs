namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>A flow of the sample contact center, as its file has it.</summary>
internal sealed record SampleFlow
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Division { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = ["en-us"];

    /// <summary>Texts as <c>queue:Sales</c> or <c>dataAction:category/name</c>.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Intents { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How many versions it has, the last one published.</summary>
    public int Versions { get; init; } = 1;

    /// <summary><c>published</c>, <c>locked</c>, <c>draft</c>, <c>unpublished</c>, <c>archived</c>, <c>deleted</c> or <c>default</c>.</summary>
    public string State { get; init; } = "published";

    internal IReadOnlyList<FlowUse> ParsedUses => [.. Uses.Select(use =>
    {
        var (kind, rest) = use.Split(':', 2) is [var word, var name] ? (word, name) : throw new InvalidDataException($"'{use}' is not kind:name.");
        return kind == "dataAction" && rest.Split('/', 2) is [var category, var action] ? new FlowUse(kind, action, category) : new FlowUse(kind, rest);
    })];
}
