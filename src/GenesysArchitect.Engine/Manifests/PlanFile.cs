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
/// A plan saved for approval and later application. It contains the desired state without secrets, and the live state
/// that it is based on, so that it is applied only while the organization is unchanged.
/// </summary>
public sealed class PlanFile
{
    private readonly string _path;
    private readonly PlanDocument _document;

    private PlanFile(string path, PlanDocument document) => (_path, _document) = (path, document);

    /// <summary>When the plan was created.</summary>
    public DateTimeOffset Created => _document.Created;

    /// <summary>Whether bundles are deployed regardless of earlier deployments.</summary>
    internal bool Redeploy => _document.Redeploy;

    /// <summary>Saves a plan.</summary>
    /// <param name="path">The file, readable only by its owner.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="manifest">The manifest of the plan.</param>
    /// <param name="organization">The organization of the plan.</param>
    /// <param name="redeploy">Whether the plan deploys bundles regardless of earlier deployments.</param>
    /// <exception cref="GcException">The file cannot be written.</exception>
    public static void Write(string path, Plan plan, Manifest manifest, GcOrgConnection organization, bool redeploy)
    {
        var document = new PlanDocument
        {
            Created = organization.Channel.Time.GetUtcNow(),
            Organization = RunFolder.KeyOf(organization),
            OrganizationName = organization.Name,
            Redeploy = redeploy,
            Documents = manifest.Documents,
            Steps = [.. plan.Steps.Select(step => new RecordedStep { Kind = step.Address.Kind, Address = step.Address.Name, Name = step.Name, Change = step.Change.ToString(), Basis = BasisOf(step) })],
        };
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(document, PlanJson.Default.PlanDocument), PrivateFile.OwnerOnly);
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="GcException">The file cannot be read, or is not a plan.</exception>
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

    /// <summary>Reads the desired state of the plan.</summary>
    /// <param name="environment">The source of secrets.</param>
    /// <param name="definitions">The supported kinds of resources; null for those of this product.</param>
    /// <returns>The desired state, or all errors.</returns>
    public Manifest ReadManifest(Func<string, string?> environment, ResourceDefinitions? definitions = null) => ManifestReader.Read(_document.Documents, _path, environment, definitions);

    /// <summary>Verifies that the plan was created for an organization.</summary>
    /// <exception cref="GcException">The plan was created for another organization.</exception>
    internal void RequireOrganization(GcOrgConnection organization)
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

    /// <summary>Verifies that a plan created now equals the saved one.</summary>
    /// <exception cref="GcException">The plans differ; the message lists the differences.</exception>
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

    private static string? Moved(RecordedStep? kept, PlanStep now)
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
