namespace GenesysArchitect.Engine.Documents;
/// <summary>stub</summary>
public sealed class DocumentPath
{
    private readonly string _text;
    private DocumentPath(string text) => _text = text;
    /// <summary>stub</summary>
    public static DocumentPath Root { get; } = new("$");
    /// <summary>stub</summary>
    public DocumentPath Member(string name) => new(_text == "$" ? name : $"{_text}.{name}");
    /// <summary>stub</summary>
    public DocumentPath Item(int index) => new($"{_text}[{index}]");
    /// <inheritdoc/>
    public override string ToString() => _text;
}
/// <summary>stub</summary>
public readonly record struct DocumentPlace(long Line, long Column);
/// <summary>stub</summary>
public sealed class DocumentSource
{
    /// <summary>stub</summary>
    public required string Path { get; init; }
    /// <summary>stub</summary>
    public required System.Text.Json.JsonElement Root { get; init; }
    /// <summary>stub</summary>
    public DocumentPlace PlaceOf(DocumentPath path) => new(Path.Length > 0 ? 1 : path.ToString().Length, 1);
}
/// <summary>stub</summary>
public enum DocumentFormat
{
    /// <summary>stub</summary>
    Yaml,
    /// <summary>stub</summary>
    Json,
}
/// <summary>stub</summary>
public static class DocumentWriter
{
    /// <summary>stub</summary>
    public static byte[] Write(System.Text.Json.JsonElement root, DocumentFormat format) => System.Text.Encoding.UTF8.GetBytes(root.GetRawText() + format);
}
internal static class AtomicFile
{
    public static bool Write(string path, ReadOnlySpan<byte> content) { File.WriteAllBytes(path, content.ToArray()); return true; }
}
