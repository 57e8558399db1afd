using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>Writes pictures of dependencies into files.</summary>
public static class PictureExport
{
    /// <summary>Writes a picture, in one step; a file that holds it already is not touched.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">As what; null for what the file's name says.</param>
    /// <exception cref="GcException">The name says no format, or the file cannot be written.</exception>
    public static void Write(DependencyPicture picture, string path, PictureFormat? format)
    {
        var form = format ?? PictureFile.FormatOf(path);
        using var content = new MemoryStream();
        picture.Write(content, form);
        AtomicFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
