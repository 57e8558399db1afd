using System.Text.Json;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>A single reading of manifests, from files to desired resources.</summary>
internal sealed class ManifestReading
{
    private readonly ResourceDefinitions _definitions;
    private readonly LabelSelector _selector;
    private readonly ErrorList _errors = new();
    private readonly ManifestFiles _files;
    private readonly SecretValues _secrets;
    private readonly Substitution _substitution;

    public ManifestReading(Func<string, string?> environment, LabelSelector selector, ResourceDefinitions definitions)
    {
        _definitions = definitions;
        _selector = selector;
        _files = new ManifestFiles(_errors);
        _secrets = new SecretValues(environment);
        _substitution = new Substitution(environment, _secrets);
    }

    public Manifest Read(ManifestOptions options)
    {
        var values = ValuesFiles.Read(options.ValuesPaths, _files, _substitution);
        var given = options.Variables.ToDictionary(variable => variable.Key, variable => Substitution.Literal(variable.Value));
        var paths = ManifestPaths.Find(options.Paths, options.ValuesPaths, _errors);
        return Read([.. paths.SelectMany(_files.Read)], given, values);
    }

    public Manifest Read(string source, IReadOnlyList<JsonElement> saved) =>
        Read(_files.Saved(source, saved), new Dictionary<string, JsonElement>(), new Dictionary<string, JsonElement>());

    private Manifest Read(IReadOnlyList<ManifestDocument> documents, IReadOnlyDictionary<string, JsonElement> given, IReadOnlyDictionary<string, JsonElement> values)
    {
        var couldReadAll = _errors.IsEmpty;
        var header = new HeaderReader(_definitions.ManifestKinds, _substitution, new VariableScope(given, values));
        var all = documents.Select(header.Read).OfType<Declaration>().ToList();
        var declarations = all.FindAll(declaration => declaration.Name.Length > 0);
        var known = DependencyInference.ByName(declarations);
        var environments = new TargetEnvironments(declarations, _substitution, given, values);
        var specs = new SpecReader(_substitution, environments);

        // A declaration with an invalid name takes part in no relation, but is still checked for other errors.
        foreach (var declaration in all)
        {
            declaration.IsSelected = _selector.Takes(declaration.Labels);
            declaration.DesiredResources = declaration.IsSelected && declaration.Kind is not EnvironmentKind ? specs.Read(declaration) : [];
        }

        DependencyInference.CheckIdentities(declarations);
        DependencyInference.Connect(known, couldReadAll && declarations.Count == documents.Count);
        CycleDetector.Check(known.Values);
        var selected = declarations.FindAll(declaration => declaration.IsSelected);
        return ManifestResult.Of(selected, _errors.ToFindings(_secrets), _secrets.All);
    }
}
