using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>Reads what the Architecture Manager answers about bundles.</summary>
/// <param name="clean">Takes secrets and control characters out of what the platform says.</param>
internal sealed class BundleAnswers(Func<string, string> clean)
{
    // The word for an entry of a list that has none; no platform uses it.
    private const string NoStatus = "(unknown)";

    /// <summary>What validating a bundle found.</summary>
    public BundleValidation Validation(AnswerValue answer)
    {
        var check = answer.Member("compatibilityCheck");
        var capacity = check.IsMissing ? check : check.Member("environmentCapacity");
        return new BundleValidation
        {
            Valid = answer.Member("valid").RequiredFlag(),
            Warnings = [.. answer.Member("warnings").ItemsIfAny().Where(entry => !entry.IsMissing).Select(entry => Error(entry).ToString())],
            Errors = [.. answer.Member("errors").ItemsIfAny().Where(entry => !entry.IsMissing).Select(entry => Error(entry).ToString())],
            SchemaVersion = check.IsMissing ? null : Clean(check.Member("schemaVersion").Text()),
            AvailableFlowSlots = capacity.IsMissing ? null : capacity.Member("availableFlowSlots").Count(),
            RequiredFlowSlots = capacity.IsMissing ? null : capacity.Member("requiredFlowSlots").Count(),
        };
    }

    /// <summary>A deployment.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="bundleId">The bundle that it must be of, where it names one; null for any.</param>
    /// <param name="deploymentId">The deployment that it must be; null for any.</param>
    /// <param name="correlationId">The platform's id of the call.</param>
    /// <exception cref="AnswerShapeException">It is not a deployment, or another one.</exception>
    public DeploymentState Deployment(AnswerValue answer, string? bundleId, string? deploymentId, string? correlationId)
    {
        var id = answer.Member("id").RequiredId();
        if (deploymentId is not null)
        {
            answer.Member("id").RequireId(deploymentId);
        }

        if (bundleId is not null && answer.Member("bundleId").TextIfAny() is not null)
        {
            answer.Member("bundleId").RequireId(bundleId);
        }

        return Described(answer, clean(id), clean(answer.Member("status").RequiredText())) with { CorrelationId = correlationId };
    }

    /// <summary>
    /// A page of deployments. One that cannot be read keeps its place, with what is known of it: what is wrong with somebody
    /// else's deployment is no reason not to deploy.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="report">Makes an error of what is wrong with an entry.</param>
    public IReadOnlyList<DeploymentState> List(AnswerValue answer, Func<AnswerShapeException, GcException> report) =>
        [.. answer.Items().Select(entry => Entry(entry, report))];

    private DeploymentState Entry(AnswerValue entry, Func<AnswerShapeException, GcException> report)
    {
        try
        {
            return Deployment(entry, bundleId: null, deploymentId: null, correlationId: null);
        }
        catch (AnswerShapeException unreadable)
        {
            var known = entry.IsObject ? entry : AnswerValue.Nothing;
            var id = known.Member("id").TextIfAny() is { Length: > 0 } given ? clean(given) : NameOf(entry);
            return Described(known, id, known.Member("status").TextIfAny() is { Length: > 0 } status ? clean(status) : NoStatus) with { Problem = report(unreadable) };
        }
    }

    // Named by its content: a host that gives the same list at every offset is known by the same first entry.
    private static string NameOf(AnswerValue entry) =>
        $"(without id, {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Json.GetRawText())))[..8].ToLowerInvariant()})";

    private DeploymentState Described(AnswerValue answer, string id, string status) => new()
    {
        Id = id,
        BundleId = Clean(answer.Member("bundleId").TextIfAny()),
        Status = new DeploymentStatus(status),
        Environment = Clean(answer.Member("environmentId").TextIfAny()),
        StartTime = answer.Member("startTime").Time(),
        EndTime = answer.Member("endTime").Time(),
        Errors = [.. answer.Member("errors").ItemsIfAny().Where(entry => !entry.IsMissing).Select(Error)],
    };

    private ReportedError Error(AnswerValue entry) => ReportedError.Read(entry.Json, clean);

    private string? Clean(string? text) => text is null ? null : clean(text);
}
