using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>Writes pictures of dependencies into files.</summary>
public static class PictureExport
{
    /// <summary>Writes a picture atomically; an identical file is left unchanged.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">The format; null to derive it from the file extension.</param>
    /// <exception cref="GcException">The extension is unknown, or the file cannot be written.</exception>
    public static void Write(DependencyPicture picture, string path, PictureFormat? format)
    {
        var form = format ?? PictureFile.FormatOf(path);
        using var content = new MemoryStream();
        picture.Write(content, form);
        AtomicFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
