using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>
/// A plan that is kept to be approved and carried out later. It holds what is wished, without secrets, and what it was
/// planned upon, so that it is carried out only while the organization is as it was then.
/// </summary>
public sealed class PlanFile
{
    private readonly string _path;
    private readonly PlanDocument _document;

    private PlanFile(string path, PlanDocument document) => (_path, _document) = (path, document);

    /// <summary>When the plan was made.</summary>
    public DateTimeOffset Created => _document.Created;

    /// <summary>Whether bundles are deployed whatever was deployed before.</summary>
    internal bool Redeploy => _document.Redeploy;

    /// <summary>Keeps a plan.</summary>
    /// <param name="path">The file, which is its owner's alone to read.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="manifest">What it was made of.</param>
    /// <param name="organization">The organization it is for.</param>
    /// <param name="redeploy">Whether it was made to deploy bundles whatever was deployed before.</param>
    /// <exception cref="GcException">The file cannot be written.</exception>
    public static void Write(string path, Plan plan, Manifest manifest, OrgConnection organization, bool redeploy)
    {
        var document = new PlanDocument
        {
            Created = organization.Channel.Time.GetUtcNow(),
            Organization = RunFolder.KeyOf(organization),
            OrganizationName = organization.Name,
            Redeploy = redeploy,
            Documents = manifest.Documents,
            Steps = [.. plan.Steps.Select(step => new PlannedStep(step.Address.Kind, step.Address.Name, step.Name, step.Change.ToString(), BasisOf(step)))],
        };
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(document, PlanJson.Default.PlanDocument), PrivateFile.OwnerAlone);
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="GcException">It cannot be read, or is no plan.</exception>
    public static PlanFile Read(string path)
    {
        var source = DocumentFile.Open(path);
        try
        {
            return source.Root.Deserialize(PlanJson.Default.PlanDocument) is { Format: PlanDocument.CurrentFormat } document
                ? new PlanFile(path, document)
                : throw Invalid(path, null);
        }
        catch (JsonException other)
        {
            throw Invalid(path, other);
        }
    }

    /// <summary>Reads what the plan brings about.</summary>
    /// <param name="environment">Where its secrets are looked up.</param>
    /// <param name="definitions">The kinds of resources there are; null for those of this product.</param>
    /// <returns>The desired state, or all that is wrong.</returns>
    public Manifest ReadManifest(Func<string, string?> environment, ResourceDefinitions? definitions = null) => ManifestReader.Read(_document.Documents, _path, environment, definitions);

    /// <summary>Makes sure that the plan is for an organization.</summary>
    /// <exception cref="GcException">It is for another.</exception>
    internal void RequireOrganization(OrgConnection organization)
    {
        if (_document.Organization != RunFolder.KeyOf(organization))
        {
            throw new GcException(ErrorIds.PlanStale, ErrorKind.InvalidInput, $"{_path}: the plan was created for {_document.OrganizationName}, but the connection is to {organization.Name}, or uses another client. Nothing was sent.")
            {
                Target = _path,
                Remedies = [new("Connect to the organization and client that the plan was created for, or create a plan for this one.")],
            };
        }
    }

    /// <summary>Makes sure that a plan made now is the one that was kept.</summary>
    /// <exception cref="GcException">It is not; what moved is named.</exception>
    internal void RequireSame(Plan now)
    {
        var kept = _document.Steps.ToDictionary(step => (step.Kind, step.Address));
        var moved = now.Steps.Select(step => Moved(kept.GetValueOrDefault((step.Address.Kind, step.Address.Name)), step)).OfType<string>().ToList();
        if (moved.Count > 0)
        {
            throw new GcException(ErrorIds.PlanStale, ErrorKind.Conflict, $"{_path}: the organization has changed since the plan was created. {string.Join(" ", moved)} Nothing was sent.")
            {
                Target = _path,
                Remedies = [new("Review what changed, then create the plan again.", new SavePlan())],
            };
        }
    }

    private static string? Moved(PlannedStep? kept, PlanStep now)
    {
        var basis = BasisOf(now);
        if (kept is null || kept.Basis != basis)
        {
            return $"{now.Address.Kind}/{now.Name} was {kept?.Basis ?? "absent"}, and {(basis is null ? "can no longer be read" : $"is {basis}")}.";
        }

        return kept.Change == now.Change.ToString() ? null : $"{now.Address.Kind}/{now.Name} was planned as {kept.Change}, but would now be {now.Change}.";
    }

    private static string? BasisOf(PlanStep step) => step.Basis ?? step.Blocked?.ErrorId;

    private static GcException Invalid(string path, Exception? cause) =>
        new(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}:1:1: unsupported plan file format.", cause)
        {
            Target = path,
            Remedies = [new("Use a plan file that was written by saving a plan.", new SavePlan())],
        };
}
