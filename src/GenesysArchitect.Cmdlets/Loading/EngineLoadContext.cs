using System.Reflection;
using System.Runtime.Loader;

namespace GenesysArchitect.Cmdlets.Loading;

/// <summary>
/// Loads the engine and its packages separately from those of other modules, so that two versions
/// of YamlDotNet or Polly never conflict. The cmdlets themselves are in the default context and refer only
/// to the engine, which is resolved by this context.
/// </summary>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    private const string EngineName = "GenesysArchitect.Engine";

    // Loaded assemblies are never unloaded: importing the module again must use the same engine.
    private static readonly EngineLoadContext Instance = Register();

    private readonly string _folder;

    private EngineLoadContext(string folder)
        : base(EngineName)
    {
        _folder = folder;
    }

    /// <summary>Registers the context. The module's loader calls it before it loads the cmdlets; later calls have no effect.</summary>
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
