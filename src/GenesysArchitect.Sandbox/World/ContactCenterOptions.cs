using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Jobs;

namespace GenesysArchitect.Sandbox.World;

/// <summary>
/// How the contact center of the platform GenesysCloud behaves. Where the real one is not known for certain, the default is the
/// tolerant reading and an option has the other one.
/// </summary>
public sealed record ContactCenterOptions
{
    /// <summary>From the start of an operation, such as a check-in, to its end; default a quarter of a job.</summary>
    public TimeSpan? OperationDuration { get; init; }

    /// <summary>How long a presigned address is good; default an hour.</summary>
    public TimeSpan PresignedLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether a presigned address takes a second upload after an accepted one and starts the job again; default no.</summary>
    public bool UploadTwice { get; init; }

    /// <summary>How publish jobs end, by the name of the flow, where <c>*</c> is any; default they do what their file says.</summary>
    public IReadOnlyDictionary<string, FlowJobOutcome> PublishJobs { get; init; } = new Dictionary<string, FlowJobOutcome>();

    /// <summary>How export jobs end, by the name of a flow, where <c>*</c> is any; default they succeed.</summary>
    public IReadOnlyDictionary<string, FlowJobOutcome> ExportJobs { get; init; } = new Dictionary<string, FlowJobOutcome>();

    /// <summary>How validation jobs end, by the name of a flow, where <c>*</c> is any; default as the content says.</summary>
    public IReadOnlyDictionary<string, FlowJobOutcome> ValidationJobs { get; init; } = new Dictionary<string, FlowJobOutcome>();

    /// <summary>Properties of Architect YAML that the Archy of this region does not know, as in <c>settingsKnowledge</c>; default none.</summary>
    public IReadOnlyList<string> RefusedProperties { get; init; } = [];

    /// <summary>Whether publishing an older version makes a new version of its content; default it becomes the published one under its own id.</summary>
    public bool RepublishCreatesVersion { get; init; }

    /// <summary>What unlocking does with a draft; default it is kept, as a check-in would.</summary>
    public UnlockedDraft UnlockedDraft { get; init; }

    /// <summary>Whether the checkout stays after a revert; default it ends with the draft.</summary>
    public bool RevertKeepsLock { get; init; }

    /// <summary>How long a rebuild of dependency tracking takes, during which answers are partial; default as long as a job.</summary>
    public TimeSpan? DependencyBuildDuration { get; init; }

    /// <summary>How many flows may be deleted at one time; default 100.</summary>
    public int DeleteLimit { get; init; } = 100;

    /// <summary>OAuth clients besides the one that every sandbox has.</summary>
    public IReadOnlyList<ClientSettings> Clients { get; init; } = [];

    /// <summary>From the upload of a file, or the registration of an export or a validation, to the end of the job; set from the job duration of the sandbox.</summary>
    internal TimeSpan JobDuration { get; init; } = TimeSpan.FromSeconds(2);

    internal TimeSpan WholeOperation => OperationDuration ?? JobDuration / 4;

    internal TimeSpan WholeBuild => DependencyBuildDuration ?? JobDuration;

    internal int GeneratedFlows { get; init; }

    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Check()
    {
        if (OperationDuration < TimeSpan.Zero || DependencyBuildDuration < TimeSpan.Zero || PresignedLife <= TimeSpan.Zero || DeleteLimit < 1)
        {
            throw new ArgumentException("The options of the contact center are out of range: durations are not negative, a presigned address lives longer than no time, and at least one flow can be deleted at one time.");
        }

        if (new TimeSpan?[] { OperationDuration, DependencyBuildDuration, PresignedLife }.Any(span => span > TimeSpan.FromDays(36_525)))
        {
            throw new ArgumentException("The options of the contact center are out of range: no duration is longer than a hundred years.");
        }
    }
}
