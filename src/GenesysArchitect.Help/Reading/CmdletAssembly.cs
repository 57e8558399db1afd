using System.Reflection;
using GenesysArchitect.Help.Cmdlets;
using GenesysArchitect.Help.Comments;

namespace GenesysArchitect.Help.Reading;

/// <summary>The assembly of a binary module, read as metadata only.</summary>
internal sealed class CmdletAssembly : IDisposable
{
    private readonly MetadataLoadContext _context;
    private readonly SourceMap _sources;
    private readonly CmdletReader _reader;
    private readonly IReadOnlyList<Type> _cmdlets;
    private readonly List<Gap> _gaps = [];

    private CmdletAssembly(MetadataLoadContext context, Assembly assembly, string documentation)
    {
        _context = context;
        _sources = new SourceMap(assembly.Location);
        _cmdlets = [.. assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.Attributes("CmdletAttribute").Any())];
        var names = _cmdlets.ToDictionary(Documentation.IdOf, CmdletReader.NameOf);
        _reader = new CmdletReader(new Documentation(documentation), names, AddGap);
    }

    /// <summary>The missing parts of the help.</summary>
    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>Opens an assembly.</summary>
    /// <param name="assembly">Its path; its symbols must be in the same folder.</param>
    /// <param name="documentation">The path of its documentation file.</param>
    /// <param name="references">The paths of all assemblies it was compiled against, including the runtime.</param>
    public static CmdletAssembly Open(string assembly, string documentation, IEnumerable<string> references)
    {
        var context = new MetadataLoadContext(new PathAssemblyResolver([.. references, assembly]), "System.Runtime");
        return new CmdletAssembly(context, context.LoadFromAssemblyPath(assembly), documentation);
    }

    /// <summary>Reads all cmdlets, by name.</summary>
    public IReadOnlyList<CmdletHelp> ReadCmdlets() =>
        [.. _cmdlets.Select(_reader.Read).OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];

    public void Dispose()
    {
        _sources.Dispose();
        _context.Dispose();
    }

    private void AddGap(MemberInfo member, string message)
    {
        var gap = new Gap(_sources.Find(member), message);
        if (!_gaps.Contains(gap))
        {
            _gaps.Add(gap);
        }
    }
}
