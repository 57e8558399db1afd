using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Yaml;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.World.Architect.Dependencies;

/// <summary>Finds the objects that flows refer to by name.</summary>
internal sealed class ReferenceResolver(FlowCatalog flows, ObjectStore objects, AccessList access)
{
    /// <summary>The references that lead nowhere.</summary>
    internal IEnumerable<FlowReference> Missing(FlowFacts facts) => facts.References.Where(reference => Resolve(reference) is null);

    /// <summary>The object of a reference, or null when there is none that can be used.</summary>
    internal ResolvedReference? Resolve(FlowReference reference) =>
        reference.Kinds.Select(kind => Resolve(kind, reference)).FirstOrDefault(found => found is not null);

    /// <summary>Whether a flow of that name exists that cannot be referred to, since it is not published.</summary>
    internal bool IsUnpublished(FlowReference reference) =>
        reference.Kinds.Select(FlowTypes.FromDependencyType).Any(type => type is not null && flows.Named(type, reference.Name) is { Published: null });

    private ResolvedReference? Resolve(string kind, FlowReference reference)
    {
        if (FlowTypes.FromDependencyType(kind) is { } type)
        {
            return flows.Named(type, reference.Name) is { } flow && Version(flow, reference.Version) is { } version
                ? new ResolvedReference(kind, flow.Id, flow.Name, version.Id)
                : null;
        }

        if (kind == ObjectKind.Division)
        {
            return access.DivisionNamed(reference.Name) is { } division
                ? new ResolvedReference(kind, division.Id, division.Name)
                : null;
        }

        // Names of data actions are not unique, not even in a category: the platform takes one of them, here the first. [?: which one]
        return objects.Named(kind, reference.Name, reference.Category) is [var item, ..]
            ? new ResolvedReference(kind, item.Id, item.Name)
            : null;
    }

    // A fixed version is probably written ver_<n>. [?]
    private static FlowVersion? Version(Flow flow, string? version) => version is null or "latestPublished"
        ? flow.Published
        : flow.Version(version.Contains('.', StringComparison.Ordinal) ? version : version + ".0");
}
