using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A temporary file.</summary>
internal static class DocumentOnDisk
{
    public static JsonElement Yaml(string text) => Read(Encoding.UTF8.GetBytes(text), ".yaml");

    public static JsonElement Json(string text) => Read(Encoding.UTF8.GetBytes(text), ".json");

    public static JsonElement Read(byte[] content, string extension) => Open(content, extension).Root;

    public static DocumentSource Open(string text, string extension) => Open(Encoding.UTF8.GetBytes(text), extension);

    public static DocumentSource Open(byte[] content, string extension)
    {
        var path = NewPath(extension);
        File.WriteAllBytes(path, content);
        try
        {
            return DocumentFile.Open(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The error without the file's name: line, column and reason.</summary>
    public static string Refusal(byte[] content, string extension) => Refusal(path =>
    {
        File.WriteAllBytes(path, content);
        try
        {
            DocumentFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }, extension);

    public static string Refusal(Action<string> read, string extension)
    {
        var path = NewPath(extension);
        var refused = Assert.ThrowsAny<GcException>(() => read(path));
        Assert.Equal(ErrorIds.DocumentInvalid, refused.ErrorId);
        Assert.Equal(ErrorKind.InvalidInput, refused.Kind);
        Assert.Equal(path, refused.Target);
        Assert.NotNull(refused.Advice());
        Assert.StartsWith($"{path}:", refused.Message, StringComparison.Ordinal);
        return refused.Message[(path.Length + 1)..];
    }

    public static string Refusal(string text, string extension) => Refusal(Encoding.UTF8.GetBytes(text), extension);

    public static string RefusedYaml(string text) => Refusal(text, ".yaml");

    public static string RefusedJson(string text) => Refusal(text, ".json");

    public static string NewPath(string extension) => Path.Combine(Path.GetTempPath(), $"gc-document-{Guid.NewGuid():N}{extension}");
}
