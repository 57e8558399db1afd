using System.Reflection;
using System.Runtime.Loader;

namespace GenesysArchitect.Cmdlets.Loading;

/// <summary>
/// Where the engine and its packages live: apart from those of other modules, so that two versions
/// of YamlDotNet or Polly never meet. The cmdlets themselves are in the default context and refer
/// to the engine alone, which is found through here.
/// </summary>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    private const string EngineName = "GenesysArchitect.Engine";

    // An assembly once loaded stays: importing the module again must come back to the same engine.
    private static readonly EngineLoadContext Instance = Register();

    private readonly string _folder;

    private EngineLoadContext(string folder)
        : base(EngineName)
    {
        _folder = folder;
    }

    /// <summary>Makes the engine findable. The module's loader calls it before any cmdlet is looked at; again is once.</summary>
    public static void Enable() => GC.KeepAlive(Instance);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Join(_folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static EngineLoadContext Register()
    {
        var module = Path.GetDirectoryName(typeof(EngineLoadContext).Assembly.Location)!;
        var context = new EngineLoadContext(Path.Join(module, "Dependencies"));
        Default.Resolving += (_, wanted) => wanted.Name == EngineName ? context.LoadFromAssemblyName(wanted) : null;
        return context;
    }
}
