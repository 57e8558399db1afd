namespace GenesysArchitect.Engine.Errors;

/// <summary>A command option that remedies refer to. Each front end has its own spelling.</summary>
public enum EngineOption
{
    /// <summary>Abandon an interrupted run and start a new one.</summary>
    AbandonRun,

    /// <summary>Accept plain HTTP for a host that is not this machine.</summary>
    AllowInsecure,

    /// <summary>The key that an audit log is signed with.</summary>
    AuditKey,

    /// <summary>The audit log that is read.</summary>
    AuditLog,

    /// <summary>The path that the audit log is written to.</summary>
    AuditPath,

    /// <summary>The version of a bot.</summary>
    BotVersionId,

    /// <summary>The bundle of a deployment.</summary>
    BundleId,

    /// <summary>How conflicting changes of a flow are handled.</summary>
    ConflictPolicy,

    /// <summary>Create a flow that does not exist.</summary>
    CreateIfMissing,

    /// <summary>The version of a data action to select if none satisfies all constraints.</summary>
    Fallback,

    /// <summary>The flow that a definition is for.</summary>
    FlowId,

    /// <summary>How often a change is retried.</summary>
    MaxRetries,

    /// <summary>Do not wait for a deployment slot.</summary>
    NoQueue,

    /// <summary>Override validation warnings.</summary>
    OverrideValidation,

    /// <summary>The platform of the connection.</summary>
    Platform,

    /// <summary>The version of a bot to roll back to.</summary>
    PreviousVersionId,

    /// <summary>The token of the artifact registry.</summary>
    RegistryToken,

    /// <summary>Publish only if there is a version to roll back to.</summary>
    RequireRollback,

    /// <summary>Resume an interrupted run.</summary>
    ResumeRun,

    /// <summary>The expected bundle schema version.</summary>
    SchemaVersion,

    /// <summary>How long to wait for a deployment slot.</summary>
    SlotTimeout,

    /// <summary>The folder of run records.</summary>
    StatePath,

    /// <summary>Replace a lock file that differs.</summary>
    UpdateLock,
}
