using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GenesysArchitect.Help.Reading;

/// <summary>Knows from an assembly's symbols where a member was written.</summary>
internal sealed class SourceMap : IDisposable
{
    private readonly MetadataReaderProvider? _symbols;

    /// <summary>Opens the symbols beside an assembly; where there are none, nothing is found.</summary>
    public SourceMap(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".pdb");
        _symbols = File.Exists(file) ? MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(file)) : null;
    }

    /// <summary>The file of a type, or the file and line of a property, as <c>File.cs(12)</c>; null when it is not known.</summary>
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
