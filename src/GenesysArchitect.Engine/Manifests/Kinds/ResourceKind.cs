using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>What a manifest's reader knows of one kind of resource.</summary>
/// <param name="name">The kind's name.</param>
/// <param name="specType">The type its spec is read into.</param>
internal abstract class ResourceKind(string name, Type specType)
{
    /// <summary>Where specs are in their documents.</summary>
    public static readonly DocumentPath SpecPath = DocumentPath.Root.Member("spec");

    /// <summary>Such as <c>Flow</c>.</summary>
    public string Name => name;

    /// <summary>The name with its article.</summary>
    public string OneOf => $"{(name[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a")} {name}";

    /// <summary>What the spec may be.</summary>
    public SpecSchema Shape => SpecSchemas.Of(specType);

    /// <summary>The member of the spec that names its environment or environments; null where there is none.</summary>
    public virtual string? TargetsMember => null;

    /// <summary>The member of the spec by which the thing it is about is known.</summary>
    public abstract string IdentityMember { get; }

    /// <summary>The resource that a spec wishes for; null when nothing is wished, or something is wrong, which has been told then.</summary>
    /// <param name="spec">The spec, of the kind's type.</param>
    /// <param name="document">The document it is of.</param>
    /// <param name="reading">What is told of it.</param>
    public virtual Resource? ToResource(object spec, ManifestDocument document, SpecReading reading) => null;

    /// <summary>What the resource is about, in words. No two wishes may be about the same.</summary>
    public virtual string IdentityOf(Resource desired) => desired.Address.ToString();

    /// <summary>The flows of the manifests that a wish refers to.</summary>
    public virtual IEnumerable<Declaration> References(Resource desired, DeclaredFlows flows) => [];

    /// <summary>Members of a spec that do not stay as they are written, such as a path that is relative to the file.</summary>
    public virtual IReadOnlyDictionary<string, JsonElement> Settled(JsonElement spec, ManifestDocument document) => new Dictionary<string, JsonElement>();
}
