using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>Finds duplicate names, duplicate targets and dependencies among declarations.</summary>
internal static class DependencyInference
{
    private static readonly DocumentPath DependsOnPath = DocumentPath.Root.Member("dependsOn");

    /// <summary>The declarations by kind and name; for duplicates, the first.</summary>
    public static Dictionary<string, Declaration> ByName(IEnumerable<Declaration> declarations)
    {
        var known = new Dictionary<string, Declaration>();
        foreach (var declaration in declarations)
        {
            if (!known.TryAdd(declaration.ToString(), declaration))
            {
                declaration.Document.AddError(Declaration.NamePath, $"{declaration.Kind.OneOf} named '{declaration.Name}' is already defined in {known[declaration.ToString()].Location}.");
            }
        }

        return known;
    }

    /// <summary>Reports targets that are declared twice, since one declaration would overwrite the other.</summary>
    public static void CheckIdentities(IEnumerable<Declaration> declarations)
    {
        var known = new Dictionary<string, Declaration>();
        foreach (var declaration in declarations)
        {
            foreach (var identity in declaration.DesiredResources.Select(desired => declaration.Kind.IdentityOf(desired.Resource)))
            {
                if (known.TryAdd(identity, declaration))
                {
                    continue;
                }

                var first = known[identity];
                var isSame = first == declaration;
                declaration.Document.AddError(
                    ResourceKind.SpecPath.Member(isSame ? declaration.Kind.TargetsMember! : declaration.Kind.IdentityMember),
                    isSame ? $"{identity} is declared twice." : $"{identity} is already declared by {first} in {first.Location}.");
            }
        }
    }

    /// <summary>Determines the dependencies of each declaration.</summary>
    /// <param name="declarations">The declarations by name.</param>
    /// <param name="isComplete">Whether all files could be read, so that an unknown name is an error.</param>
    public static void Connect(IReadOnlyDictionary<string, Declaration> declarations, bool isComplete)
    {
        var flows = new DeclaredFlows(declarations.Values);
        foreach (var declaration in declarations.Values)
        {
            var said = Said(declaration, declarations, isComplete);
            var referred = declaration.DesiredResources.SelectMany(desired => declaration.Kind.References(desired.Resource, flows)).Select(target => new Dependency(target, IsReference: true));
            declaration.Dependencies = [.. said.Concat(referred).DistinctBy(dependency => dependency.Target)];
        }
    }

    private static List<Dependency> Said(Declaration declaration, IReadOnlyDictionary<string, Declaration> declarations, bool isComplete)
    {
        var said = new List<Dependency>();
        for (var index = 0; index < declaration.DependsOn.Count; index++)
        {
            var name = declaration.DependsOn[index];
            if (name is not null && declarations.TryGetValue(name, out var target))
            {
                said.Add(new Dependency(target, IsReference: false));
            }
            else if (name is not null && isComplete)
            {
                var form = name.Contains('/', StringComparison.Ordinal) ? string.Empty : " Dependencies are written as kind/name.";
                declaration.Document.AddError(DependsOnPath.Item(index), $"'{DocumentErrors.Shown(name)}' is not defined in the manifests.{form}", Suggestions.For(name, declarations.Keys));
            }
        }

        return said;
    }
}
