namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>What a sample flow uses: a word for the kind, and a name.</summary>
/// <param name="Kind">As in <c>queue</c>, <c>dataAction</c>, <c>bot</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Category">The category of a data action; null for other kinds.</param>
internal sealed record FlowUse(string Kind, string Name, string? Category = null);
