namespace GenesysArchitect.Engine.Errors;

/// <summary>The stable ids of all errors. docs/errors.md lists each with its cause and remedy.</summary>
public static class ErrorIds
{
    /// <summary>No connection was specified, and the environment configures none.</summary>
    public const string ConnectionMissing = "Gc.Connection.Missing";

    /// <summary>A setting of the connection is missing or invalid.</summary>
    public const string ConnectionInvalid = "Gc.Connection.Invalid";

    /// <summary>Plain HTTP to a host that is not this machine.</summary>
    public const string ConnectionInsecure = "Gc.Connection.Insecure";

    /// <summary>The credentials were rejected.</summary>
    public const string CredentialsRefused = "Gc.Auth.CredentialsRefused";

    /// <summary>The token was rejected, even after it was renewed.</summary>
    public const string TokenRefused = "Gc.Auth.TokenRefused";

    /// <summary>The token endpoint returned an invalid token response.</summary>
    public const string TokenMalformed = "Gc.Auth.TokenMalformed";

    /// <summary>The OAuth client lacks the permission for a call.</summary>
    public const string PermissionMissing = "Gc.Api.PermissionMissing";

    /// <summary>The resource does not exist.</summary>
    public const string NotFound = "Gc.Api.NotFound";

    /// <summary>The platform's state does not allow the call.</summary>
    public const string Conflict = "Gc.Api.Conflict";

    /// <summary>The platform rejected the content of the call.</summary>
    public const string Rejected = "Gc.Api.Rejected";

    /// <summary>The platform requires waiting longer than the timeout of the call.</summary>
    public const string Throttled = "Gc.Api.Throttled";

    /// <summary>The platform returned a server error, even after retries.</summary>
    public const string ServerError = "Gc.Api.ServerError";

    /// <summary>The circuit is open: the platform failed so often that calls are suspended.</summary>
    public const string CircuitOpen = "Gc.Api.CircuitOpen";

    /// <summary>The host could not be reached.</summary>
    public const string Unreachable = "Gc.Api.Unreachable";

    /// <summary>The response to a call was lost.</summary>
    public const string AnswerLost = "Gc.Api.AnswerLost";

    /// <summary>A response took longer than the timeout.</summary>
    public const string TimedOut = "Gc.Api.TimedOut";

    /// <summary>The response does not match the API contract.</summary>
    public const string AnswerMalformed = "Gc.Api.AnswerMalformed";

    /// <summary>The response is larger, or nested deeper, than accepted.</summary>
    public const string AnswerTooLarge = "Gc.Api.AnswerTooLarge";

    /// <summary>The pages of a list form a loop, or lead to another host.</summary>
    public const string PagingInvalid = "Gc.Api.PagingInvalid";

    /// <summary>The host returned a redirect, which is never followed.</summary>
    public const string Redirected = "Gc.Api.Redirected";

    /// <summary>An invalid id.</summary>
    public const string IdInvalid = "Gc.Input.IdInvalid";

    /// <summary>A file that cannot be read or parsed.</summary>
    public const string DocumentInvalid = "Gc.Input.DocumentInvalid";

    /// <summary>A value that is out of range or invalid.</summary>
    public const string ValueInvalid = "Gc.Input.ValueInvalid";

    /// <summary>The platform of the connection does not support the operation.</summary>
    public const string NotSupported = "Gc.Input.NotSupported";

    /// <summary>A file could not be written, and is unchanged.</summary>
    public const string FileNotWritten = "Gc.File.NotWritten";

    /// <summary>Manifests have errors; each is reported with its location.</summary>
    public const string ManifestInvalid = "Gc.Manifest.Invalid";

    /// <summary>Two resources of a plan have the same address, or depend on each other.</summary>
    public const string PlanInvalid = "Gc.Plan.Invalid";

    /// <summary>A step was skipped because a step that it depends on failed.</summary>
    public const string StepSkipped = "Gc.Run.StepSkipped";

    /// <summary>An unexpected fault ended a step, and it is unknown what became of what it had started.</summary>
    public const string StepEndUnknown = "Gc.Run.EndUnknown";

    /// <summary>A step was done and is undone, because another one of an all-or-nothing run failed.</summary>
    public const string StepUndone = "Gc.Run.StepUndone";

    /// <summary>An earlier run was interrupted, and the outcome of its operations is unknown.</summary>
    public const string RunInterrupted = "Gc.Run.Interrupted";

    /// <summary>A run cannot be resumed because the manifest has changed since.</summary>
    public const string RunManifestChanged = "Gc.Run.ManifestChanged";

    /// <summary>Another process performs a run for the same organization in the same folder.</summary>
    public const string RunLocked = "Gc.Run.Locked";

    /// <summary>The journal of a run cannot be read.</summary>
    public const string JournalInvalid = "Gc.Run.JournalInvalid";

    /// <summary>The organization has changed since the plan was created.</summary>
    public const string PlanStale = "Gc.Plan.Stale";

    /// <summary>The run was cancelled before the step had started or ended.</summary>
    public const string RunCancelled = "Gc.Run.Cancelled";

    /// <summary>A change of high impact requires confirmation, but the session is not interactive.</summary>
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

    /// <summary>It is unknown whether a deployment has started, so it is not sent again.</summary>
    public const string SubmissionAmbiguous = "Gc.Bundle.SubmissionAmbiguous";

    /// <summary>The deployment failed.</summary>
    public const string DeploymentFailed = "Gc.Bundle.DeploymentFailed";

    /// <summary>The deployment was cancelled at the platform.</summary>
    public const string DeploymentCancelled = "Gc.Bundle.DeploymentCancelled";

    /// <summary>The deployment failed, and the rollback failed too.</summary>
    public const string RollbackFailed = "Gc.Bundle.RollbackFailed";

    /// <summary>The deployment had not ended by the deadline and continues at the platform.</summary>
    public const string DeploymentTimeout = "Gc.Bundle.DeploymentTimeout";

    /// <summary>The deployment has already ended, so it cannot be cancelled.</summary>
    public const string DeploymentEnded = "Gc.Bundle.DeploymentEnded";

    /// <summary>The flow does not exist, and creating it was not allowed.</summary>
    public const string FlowMissing = "Gc.Flow.Missing";

    /// <summary>The desired flow violates rules of the platform.</summary>
    public const string FlowInvalid = "Gc.Flow.Invalid";

    /// <summary>Others changed the same values of the flow to different values.</summary>
    public const string FlowMergeConflict = "Gc.Flow.MergeConflict";

    /// <summary>The flow is locked at the platform.</summary>
    public const string FlowLocked = "Gc.Flow.Locked";

    /// <summary>The flow was modified concurrently at every attempt.</summary>
    public const string FlowContended = "Gc.Flow.Contended";

    /// <summary>It is unknown whether a change was applied: its response was lost, or in transit when the run was cancelled.</summary>
    public const string FlowAmbiguous = "Gc.Flow.Ambiguous";

    /// <summary>A change was accepted, but is not visible at the platform.</summary>
    public const string FlowUnconfirmed = "Gc.Flow.Unconfirmed";

    /// <summary>A flow that was created cannot be deleted.</summary>
    public const string FlowNotRemovable = "Gc.Flow.NotRemovable";

    /// <summary>A changed flow could not be restored.</summary>
    public const string FlowNotRestored = "Gc.Flow.NotRestored";

    /// <summary>The snapshots of two flows would have the same file name.</summary>
    public const string SnapshotNameTaken = "Gc.Flow.SnapshotNameTaken";

    /// <summary>The definition has no flow id.</summary>
    public const string FlowUnnamed = "Gc.Flow.Unnamed";

    /// <summary>A dependency of a bot version is absent or inactive.</summary>
    public const string BotDependencyInvalid = "Gc.Bot.DependencyInvalid";

    /// <summary>It is unknown whether a dependency of a bot version exists.</summary>
    public const string BotDependencyUnknown = "Gc.Bot.DependencyUnknown";

    /// <summary>The version to roll back to is unknown, but required.</summary>
    public const string BotRollbackUnknown = "Gc.Bot.RollbackUnknown";

    /// <summary>It is unknown whether publishing has started, so it is not requested again.</summary>
    public const string BotPublishAmbiguous = "Gc.Bot.PublishAmbiguous";

    /// <summary>The platform could not publish the version.</summary>
    public const string BotPublishFailed = "Gc.Bot.PublishFailed";

    /// <summary>The version returned to draft during publishing.</summary>
    public const string BotBackInDraft = "Gc.Bot.BackInDraft";

    /// <summary>Another version was published in the meantime.</summary>
    public const string BotSuperseded = "Gc.Bot.Superseded";

    /// <summary>The version was not published by the deadline, and the platform continues.</summary>
    public const string BotPublishTimeout = "Gc.Bot.PublishTimeout";

    /// <summary>Publishing failed, and the rollback to the previous version failed too.</summary>
    public const string BotRollbackFailed = "Gc.Bot.RollbackFailed";

    /// <summary>The dependencies of a flow cannot be read, so the graph is incomplete.</summary>
    public const string DependencyUnreadable = "Gc.Dependency.Unreadable";

    /// <summary>A referenced data action does not exist.</summary>
    public const string DependencyMissing = "Gc.Dependency.Missing";

    /// <summary>No published version of a data action satisfies all constraints.</summary>
    public const string DependencyConflict = "Gc.Dependency.Conflict";

    /// <summary>Flows or data actions depend on each other in a cycle.</summary>
    public const string DependencyCycle = "Gc.Dependency.Cycle";

    /// <summary>A lock was not written, because it would be incomplete or in conflict.</summary>
    public const string LockRefused = "Gc.Dependency.LockRefused";

    /// <summary>The existing lock differs.</summary>
    public const string LockDiffers = "Gc.Dependency.LockDiffers";

    /// <summary>The file is not a lock, or was changed after it was written.</summary>
    public const string LockInvalid = "Gc.Dependency.LockInvalid";

    /// <summary>The artifact registry rejected the lock.</summary>
    public const string RegistryRefused = "Gc.Dependency.RegistryRefused";

    /// <summary>An event could not be written to the audit log.</summary>
    public const string AuditNotWritten = "Gc.Audit.NotWritten";

    /// <summary>Other writers kept the audit log locked.</summary>
    public const string AuditBusy = "Gc.Audit.Busy";

    /// <summary>The end of the audit log was changed, so nothing can be appended.</summary>
    public const string AuditDamaged = "Gc.Audit.Damaged";

    /// <summary>The audit log is signed with another key, or is not signed.</summary>
    public const string AuditKeyInvalid = "Gc.Audit.KeyInvalid";

    /// <summary>The audit log does not exist.</summary>
    public const string AuditMissing = "Gc.Audit.Missing";

    /// <summary>The audit log cannot be read.</summary>
    public const string AuditUnreadable = "Gc.Audit.Unreadable";

    /// <summary>The run to report on does not exist.</summary>
    public const string ReportRunMissing = "Gc.Report.RunMissing";

    /// <summary>The address, the format or an event of a webhook is invalid.</summary>
    public const string WebhookInvalid = "Gc.Webhook.Invalid";

    /// <summary>Webhook deliveries have failed.</summary>
    public const string WebhookUndelivered = "Gc.Webhook.Undelivered";

    /// <summary>A file of the webhook outbox cannot be read.</summary>
    public const string WebhookOutboxInvalid = "Gc.Webhook.OutboxInvalid";

    /// <summary>An unexpected failure: a defect of this product.</summary>
    public const string Unexpected = "Gc.Program.Unexpected";

    /// <summary>The sandbox program could not be started.</summary>
    public const string SandboxUnavailable = "Gc.Sandbox.Unavailable";
}
