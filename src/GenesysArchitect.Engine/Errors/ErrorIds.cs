namespace GenesysArchitect.Engine.Errors;

/// <summary>The stable ids of all errors. docs/errors.md lists each with its cause and remedy.</summary>
public static class ErrorIds
{
    /// <summary>No connection was given, and the environment names none.</summary>
    public const string ConnectionMissing = "Gc.Connection.Missing";

    /// <summary>A setting of the connection is missing or wrong.</summary>
    public const string ConnectionInvalid = "Gc.Connection.Invalid";

    /// <summary>Plain http to a host that is not this machine.</summary>
    public const string ConnectionInsecure = "Gc.Connection.Insecure";

    /// <summary>The credentials were refused.</summary>
    public const string CredentialsRefused = "Gc.Auth.CredentialsRefused";

    /// <summary>The token was refused, also after it was renewed.</summary>
    public const string TokenRefused = "Gc.Auth.TokenRefused";

    /// <summary>The token endpoint answered something that is no token.</summary>
    public const string TokenMalformed = "Gc.Auth.TokenMalformed";

    /// <summary>The OAuth client lacks the permission for a call.</summary>
    public const string PermissionMissing = "Gc.Api.PermissionMissing";

    /// <summary>The platform knows no thing of that id.</summary>
    public const string NotFound = "Gc.Api.NotFound";

    /// <summary>The platform's state does not allow the call.</summary>
    public const string Conflict = "Gc.Api.Conflict";

    /// <summary>The platform refused the content of the call.</summary>
    public const string Rejected = "Gc.Api.Rejected";

    /// <summary>The platform asked to wait for longer than the call may take.</summary>
    public const string Throttled = "Gc.Api.Throttled";

    /// <summary>The platform answered with a server error, also after retries.</summary>
    public const string ServerError = "Gc.Api.ServerError";

    /// <summary>The circuit is open: the platform failed so often that calls stop for a while.</summary>
    public const string CircuitOpen = "Gc.Api.CircuitOpen";

    /// <summary>The host could not be reached.</summary>
    public const string Unreachable = "Gc.Api.Unreachable";

    /// <summary>The answer to a call was lost on its way.</summary>
    public const string AnswerLost = "Gc.Api.AnswerLost";

    /// <summary>An answer took longer than its time-out.</summary>
    public const string TimedOut = "Gc.Api.TimedOut";

    /// <summary>The answer is not what the contract promises.</summary>
    public const string AnswerMalformed = "Gc.Api.AnswerMalformed";

    /// <summary>The answer is larger, or nested deeper, than is accepted.</summary>
    public const string AnswerTooLarge = "Gc.Api.AnswerTooLarge";

    /// <summary>The pages of a list lead in a circle, or to another host.</summary>
    public const string PagingInvalid = "Gc.Api.PagingInvalid";

    /// <summary>The host answered with a redirect, which is never followed.</summary>
    public const string Redirected = "Gc.Api.Redirected";

    /// <summary>An id that cannot be part of an address.</summary>
    public const string IdInvalid = "Gc.Input.IdInvalid";

    /// <summary>A file that cannot be read or understood.</summary>
    public const string DocumentInvalid = "Gc.Input.DocumentInvalid";

    /// <summary>A value that is out of its range.</summary>
    public const string ValueInvalid = "Gc.Input.ValueInvalid";

    /// <summary>The platform of the connection cannot do what was requested.</summary>
    public const string NotSupported = "Gc.Input.NotSupported";

    /// <summary>A file could not be written, and is as it was.</summary>
    public const string FileNotWritten = "Gc.File.NotWritten";

    /// <summary>Manifests have mistakes; each is told with its place.</summary>
    public const string ManifestInvalid = "Gc.Manifest.Invalid";

    /// <summary>Two resources of one plan have one address, or wait for each other.</summary>
    public const string PlanInvalid = "Gc.Plan.Invalid";

    /// <summary>A step was not run because one that it waits for failed.</summary>
    public const string StepSkipped = "Gc.Run.StepSkipped";

    /// <summary>An unexpected fault ended a step, and it is unknown what became of what it had started.</summary>
    public const string StepEndUnknown = "Gc.Run.EndUnknown";

    /// <summary>A step was done and is undone, because another one of an all-or-nothing run failed.</summary>
    public const string StepUndone = "Gc.Run.StepUndone";

    /// <summary>An earlier run was interrupted, and what it had begun was not seen to its end.</summary>
    public const string RunInterrupted = "Gc.Run.Interrupted";

    /// <summary>A run cannot be resumed, because the manifest has changed since.</summary>
    public const string RunManifestChanged = "Gc.Run.ManifestChanged";

    /// <summary>Another process carries out a run for the same organization in the same folder.</summary>
    public const string RunLocked = "Gc.Run.Locked";

    /// <summary>The journal of a run cannot be read.</summary>
    public const string JournalInvalid = "Gc.Run.JournalInvalid";

    /// <summary>The organization has moved since the plan was made.</summary>
    public const string PlanStale = "Gc.Plan.Stale";

    /// <summary>The run was cancelled before the step had begun or ended.</summary>
    public const string RunCancelled = "Gc.Run.Cancelled";

    /// <summary>A change of high impact needs a yes, and there was nobody to ask.</summary>
    public const string ConfirmationRequired = "Gc.Run.ConfirmationRequired";

    /// <summary>The organization's bundle schema is not the expected one.</summary>
    public const string SchemaMismatch = "Gc.Bundle.SchemaMismatch";

    /// <summary>The platform's validation found errors in the bundle.</summary>
    public const string ValidationFailed = "Gc.Bundle.ValidationFailed";

    /// <summary>The platform's validation found warnings, and they were not overridden.</summary>
    public const string ValidationWarnings = "Gc.Bundle.ValidationWarnings";

    /// <summary>The environment has fewer free flow slots than the bundle needs.</summary>
    public const string CapacityExceeded = "Gc.Bundle.CapacityExceeded";

    /// <summary>No slot is free among the organization's three active deployments.</summary>
    public const string LimitReached = "Gc.Bundle.LimitReached";

    /// <summary>Whether a deployment was started cannot be told, so it is not sent again.</summary>
    public const string SubmissionAmbiguous = "Gc.Bundle.SubmissionAmbiguous";

    /// <summary>The deployment ended in failure.</summary>
    public const string DeploymentFailed = "Gc.Bundle.DeploymentFailed";

    /// <summary>The deployment was cancelled at the platform.</summary>
    public const string DeploymentCancelled = "Gc.Bundle.DeploymentCancelled";

    /// <summary>The deployment failed, and rolling it back failed too.</summary>
    public const string RollbackFailed = "Gc.Bundle.RollbackFailed";

    /// <summary>The deployment had not ended by the deadline and goes on at the platform.</summary>
    public const string DeploymentTimeout = "Gc.Bundle.DeploymentTimeout";

    /// <summary>The deployment has ended already, so there is nothing to cancel.</summary>
    public const string DeploymentEnded = "Gc.Bundle.DeploymentEnded";

    /// <summary>There is no such flow, and it was not to be created.</summary>
    public const string FlowMissing = "Gc.Flow.Missing";

    /// <summary>The flow as it is wished breaks rules of the platform.</summary>
    public const string FlowInvalid = "Gc.Flow.Invalid";

    /// <summary>Others changed the same places of the flow, to something else.</summary>
    public const string FlowMergeConflict = "Gc.Flow.MergeConflict";

    /// <summary>Somebody has locked the flow at the platform.</summary>
    public const string FlowLocked = "Gc.Flow.Locked";

    /// <summary>Another writer forestalled every write.</summary>
    public const string FlowContended = "Gc.Flow.Contended";

    /// <summary>Whether a change was made cannot be told: its answer was lost, or on its way when the run was stopped.</summary>
    public const string FlowAmbiguous = "Gc.Flow.Ambiguous";

    /// <summary>A change was accepted, and the platform does not show it.</summary>
    public const string FlowUnconfirmed = "Gc.Flow.Unconfirmed";

    /// <summary>A flow that was created cannot be taken away again.</summary>
    public const string FlowNotRemovable = "Gc.Flow.NotRemovable";

    /// <summary>A flow that was changed could not be put back to what it was.</summary>
    public const string FlowNotRestored = "Gc.Flow.NotRestored";

    /// <summary>The snapshots of two flows would be one file.</summary>
    public const string SnapshotNameTaken = "Gc.Flow.SnapshotNameTaken";

    /// <summary>The definition does not say which flow it is.</summary>
    public const string FlowUnnamed = "Gc.Flow.Unnamed";

    /// <summary>Something that a bot version needs is absent or inactive.</summary>
    public const string BotDependencyInvalid = "Gc.Bot.DependencyInvalid";

    /// <summary>Whether something that a bot version needs is there cannot be told.</summary>
    public const string BotDependencyUnknown = "Gc.Bot.DependencyUnknown";

    /// <summary>No version of the bot is known to go back to, and one was asked for.</summary>
    public const string BotRollbackUnknown = "Gc.Bot.RollbackUnknown";

    /// <summary>Whether the publishing has started cannot be told, so it is not asked for again.</summary>
    public const string BotPublishAmbiguous = "Gc.Bot.PublishAmbiguous";

    /// <summary>The platform could not publish the version.</summary>
    public const string BotPublishFailed = "Gc.Bot.PublishFailed";

    /// <summary>The version fell back to draft while it was being published.</summary>
    public const string BotBackInDraft = "Gc.Bot.BackInDraft";

    /// <summary>Somebody published another version meanwhile.</summary>
    public const string BotSuperseded = "Gc.Bot.Superseded";

    /// <summary>The version was not up by the deadline, and the platform goes on with it.</summary>
    public const string BotPublishTimeout = "Gc.Bot.PublishTimeout";

    /// <summary>Publishing failed, and going back to the version before failed too.</summary>
    public const string BotRollbackFailed = "Gc.Bot.RollbackFailed";

    /// <summary>What a flow depends on cannot be read, so that the graph lacks it.</summary>
    public const string DependencyUnreadable = "Gc.Dependency.Unreadable";

    /// <summary>A data action that is used is not there.</summary>
    public const string DependencyMissing = "Gc.Dependency.Missing";

    /// <summary>No published version of a data action satisfies all that use it.</summary>
    public const string DependencyConflict = "Gc.Dependency.Conflict";

    /// <summary>Flows or data actions depend on each other in a circle.</summary>
    public const string DependencyCycle = "Gc.Dependency.Cycle";

    /// <summary>A lock is not written, because what it would hold is incomplete or in conflict.</summary>
    public const string LockRefused = "Gc.Dependency.LockRefused";

    /// <summary>There is a lock already, and it says something else.</summary>
    public const string LockDiffers = "Gc.Dependency.LockDiffers";

    /// <summary>The file is no lock, or has been changed since it was written.</summary>
    public const string LockInvalid = "Gc.Dependency.LockInvalid";

    /// <summary>The artifact registry refused the lock.</summary>
    public const string RegistryRefused = "Gc.Dependency.RegistryRefused";

    /// <summary>What happened could not be put down in the audit log.</summary>
    public const string AuditNotWritten = "Gc.Audit.NotWritten";

    /// <summary>Other writers did not let go of the audit log.</summary>
    public const string AuditBusy = "Gc.Audit.Busy";

    /// <summary>The end of the audit log was changed, so that nothing can follow on it.</summary>
    public const string AuditDamaged = "Gc.Audit.Damaged";

    /// <summary>The audit log is signed with another key, or is not signed.</summary>
    public const string AuditKeyInvalid = "Gc.Audit.KeyInvalid";

    /// <summary>There is no audit log of that name.</summary>
    public const string AuditMissing = "Gc.Audit.Missing";

    /// <summary>The audit log cannot be read.</summary>
    public const string AuditUnreadable = "Gc.Audit.Unreadable";

    /// <summary>There is no such run to report on.</summary>
    public const string ReportRunMissing = "Gc.Report.RunMissing";

    /// <summary>The address, the format or an event of a webhook is none.</summary>
    public const string WebhookInvalid = "Gc.Webhook.Invalid";

    /// <summary>Deliveries of webhooks have not arrived.</summary>
    public const string WebhookUndelivered = "Gc.Webhook.Undelivered";

    /// <summary>A file of the outbox of webhooks cannot be read.</summary>
    public const string WebhookOutboxInvalid = "Gc.Webhook.OutboxInvalid";

    /// <summary>Something failed that should not: a defect of this product.</summary>
    public const string Unexpected = "Gc.Program.Unexpected";

    /// <summary>The sandbox program could not be started.</summary>
    public const string SandboxUnavailable = "Gc.Sandbox.Unavailable";
}
