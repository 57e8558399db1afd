using System.Globalization;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Flows;

/// <summary>A file that holds the definition of a flow.</summary>
internal static class DefinitionFile
{
    private const long Megabyte = 1024 * 1024;
    private const long Largest = 10 * Megabyte;

    /// <summary>Reads it.</summary>
    /// <exception cref="GcException">It cannot be read, is too large, or is no document.</exception>
    public static DocumentSource Open(string path)
    {
        RequireSize(path);
        return new DocumentSource { Path = path, Root = DocumentFile.Read(path) };
    }

    private static void RequireSize(string path)
    {
        var length = File.Exists(path) ? new FileInfo(path).Length : 0;
        if (length > Largest)
        {
            throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, string.Create(CultureInfo.InvariantCulture, $"{path}:1:1: the file has {(double)length / Megabyte:0.0} MB; at most {Largest / Megabyte} MB are read."))
            {
                Target = path,
                Remedy = "Name another file. Nothing was sent.",
            };
        }
    }
}
