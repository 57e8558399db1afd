namespace GenesysArchitect.Engine.Storage;

/// <summary>Something in a store.</summary>
/// <param name="Name">Its whole name, such as <c>runs/4f1c.jsonl</c>.</param>
/// <param name="Modified">When it was written last.</param>
internal sealed record StateEntry(string Name, DateTimeOffset Modified)
{
    /// <summary>The last part of its name, such as <c>4f1c.jsonl</c>.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}
