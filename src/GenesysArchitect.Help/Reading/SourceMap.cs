using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GenesysArchitect.Help.Reading;

/// <summary>Finds the source location of a member in an assembly's symbols.</summary>
internal sealed class SourceMap : IDisposable
{
    private readonly MetadataReaderProvider? _symbols;

    /// <summary>Opens the symbols of an assembly; without symbols no location is found.</summary>
    public SourceMap(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".pdb");
        _symbols = File.Exists(file) ? MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(file)) : null;
    }

    /// <summary>The file of a type, or the file and line of a property, as <c>File.cs(12)</c>; null if unknown.</summary>
    public string? Find(MemberInfo member)
    {
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return member switch
        {
            PropertyInfo { GetMethod: { } getter } when FirstLine(getter) is ({ } file, var line) => $"{file}({line})",
            Type type => type.GetMethods(Declared).Select(FirstLine).FirstOrDefault(location => location.File is not null).File,
            _ => null,
        };
    }

    public void Dispose() => _symbols?.Dispose();

    private (string? File, int Line) FirstLine(MethodInfo method)
    {
        if (_symbols?.GetMetadataReader() is not { } reader)
        {
            return default;
        }

        var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);
        var points = reader.GetMethodDebugInformation(handle).GetSequencePoints();
        return points.FirstOrDefault(point => !point.IsHidden) is { Document.IsNil: false } first
            ? (reader.GetString(reader.GetDocument(first.Document).Name), first.StartLine)
            : default;
    }
}
