using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>The declared environments, and those that specs refer to.</summary>
internal sealed class TargetEnvironments
{
    private readonly Substitution _substitution;
    private readonly IReadOnlyDictionary<string, JsonElement> _given;
    private readonly IReadOnlyDictionary<string, JsonElement> _values;
    private readonly Dictionary<string, (JsonElement Id, VariableScope Scope)> _declared = [];

    /// <summary>Reads the declared environments.</summary>
    /// <param name="declarations">All declarations.</param>
    /// <param name="substitution">Resolves placeholders.</param>
    /// <param name="given">The variables of the command line, which override those of environments.</param>
    /// <param name="values">The variables of values files, which environments override.</param>
    public TargetEnvironments(IEnumerable<Declaration> declarations, Substitution substitution, IReadOnlyDictionary<string, JsonElement> given, IReadOnlyDictionary<string, JsonElement> values)
    {
        _substitution = substitution;
        (_given, _values) = (given, values);
        Global = new VariableScope(given, values);
        foreach (var declaration in declarations.Where(declaration => declaration.Kind is EnvironmentKind))
        {
            if (!TryDeclare(declaration))
            {
                Global = Global.AsIncomplete();
            }
        }
    }

    /// <summary>The variables of resources without an environment.</summary>
    public VariableScope Global { get; }

    /// <summary>The environments that a spec names, each with its variables; null if they are invalid.</summary>
    public IReadOnlyList<TargetEnvironment>? Of(ResourceKind kind, ManifestDocument document, JsonElement spec)
    {
        if (kind.TargetsMember is not { } member || !spec.TryGetProperty(member, out var named) || named.ValueKind == JsonValueKind.Null)
        {
            return [new TargetEnvironment(null, null, Global)];
        }

        var resolved = _substitution.Resolve(document, named, ResourceKind.SpecPath.Member(member), Global);
        if (resolved.ValueKind != JsonValueKind.Array)
        {
            return NameOf(resolved) is { } name ? [Target(name, isItem: false)] : null;
        }

        var names = resolved.EnumerateArray().Select(NameOf).OfType<string>().ToList();
        return names.Count > 0 && names.Count == resolved.GetArrayLength() ? names.ConvertAll(name => Target(name, isItem: true)) : null;
    }

    private bool TryDeclare(Declaration declaration)
    {
        var document = declaration.Document;
        if (SpecReader.Find(declaration) is not { } spec)
        {
            return false;
        }

        var resolved = _substitution.Resolve(document, spec, ResourceKind.SpecPath, Global);
        var reading = new SpecReading(document, ResourceKind.SpecPath, resolved);
        if (declaration.Kind.Shape.Read(_substitution.Reveal(resolved), ResourceKind.SpecPath, reading, SpecReader.NameOf(declaration.Kind)) is not EnvironmentSpec)
        {
            return false;
        }

        var variables = resolved.TryGetProperty("variables", out var own) && own.ValueKind == JsonValueKind.Object ? own.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value) : [];
        _declared.TryAdd(declaration.Name, (resolved.GetProperty(declaration.Kind.IdentityMember), new VariableScope(_given, variables, _values)));
        return true;
    }

    private TargetEnvironment Target(string name, bool isItem)
    {
        var (id, scope) = _declared.TryGetValue(name, out var declared) ? declared : (TextRewriter.ValueOf(name), Global);
        return new TargetEnvironment(name, isItem ? ListOf(id) : id, isItem ? scope.In(name) : scope);
    }

    private static JsonElement ListOf(JsonElement item) => JsonText.Parse(Encoding.UTF8.GetBytes($"[{item.GetRawText()}]"));

    private static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
