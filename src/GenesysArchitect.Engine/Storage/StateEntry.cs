namespace GenesysArchitect.Engine.Storage;

/// <summary>An item in a store.</summary>
/// <param name="Name">The full name, such as <c>runs/4f1c.jsonl</c>.</param>
/// <param name="Modified">The time of the last change.</param>
internal sealed record StateEntry(string Name, DateTimeOffset Modified)
{
    /// <summary>The last part of its name, such as <c>4f1c.jsonl</c>.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}
