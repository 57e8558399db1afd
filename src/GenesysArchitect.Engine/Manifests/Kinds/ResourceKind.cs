using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>Describes one kind of resource for the manifest reader.</summary>
/// <param name="name">The kind's name.</param>
/// <param name="specType">The type that the spec is read into.</param>
internal abstract class ResourceKind(string name, Type specType)
{
    /// <summary>The path of the spec in a document.</summary>
    public static readonly DocumentPath SpecPath = DocumentPath.Root.Member("spec");

    /// <summary>The name, such as <c>Flow</c>.</summary>
    public string Name => name;

    /// <summary>The name with its article.</summary>
    public string OneOf => $"{(name[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a")} {name}";

    /// <summary>The schema of the spec.</summary>
    public SpecSchema Shape => SpecSchemas.Of(specType);

    /// <summary>The spec property that names the environment or environments; null if there is none.</summary>
    public virtual string? TargetsMember => null;

    /// <summary>The spec property that identifies the target.</summary>
    public abstract string IdentityMember { get; }

    /// <summary>Creates the desired resource of a spec; null if there is none or the spec is invalid, which has been reported.</summary>
    /// <param name="spec">The spec, of the kind's type.</param>
    /// <param name="document">The document of the spec.</param>
    /// <param name="reading">Collects the errors of the spec.</param>
    public virtual Resource? ToResource(object spec, ManifestDocument document, SpecReading reading) => null;

    /// <summary>The identity of the target, in words. No two resources may share it.</summary>
    public virtual string IdentityOf(Resource desired) => desired.Address.ToString();

    /// <summary>The declared flows that a resource references.</summary>
    public virtual IEnumerable<Declaration> References(Resource desired, DeclaredFlows flows) => [];

    /// <summary>Spec properties that are transformed after reading, such as a path relative to the file.</summary>
    public virtual IReadOnlyDictionary<string, JsonElement> Settled(JsonElement spec, ManifestDocument document) => new Dictionary<string, JsonElement>();
}
