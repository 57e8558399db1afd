namespace GenesysArchitect.Engine.Errors;

/// <summary>An option of a command that remedies name. Each front end spells it in its own way.</summary>
public enum EngineOption
{
    /// <summary>Discard an interrupted run and start a new one.</summary>
    AbandonRun,

    /// <summary>Accept plain http for a host that is not this machine.</summary>
    AllowInsecure,

    /// <summary>The key that an audit log is signed with.</summary>
    AuditKey,

    /// <summary>The audit log that is read.</summary>
    AuditLog,

    /// <summary>Where the audit log is written.</summary>
    AuditPath,

    /// <summary>The version of a bot.</summary>
    BotVersionId,

    /// <summary>The bundle of a deployment.</summary>
    BundleId,

    /// <summary>What becomes of places of a flow that others have changed too.</summary>
    ConflictPolicy,

    /// <summary>Create a flow that does not exist.</summary>
    CreateIfMissing,

    /// <summary>Which version of a data action is taken where none satisfies all constraints.</summary>
    Fallback,

    /// <summary>The flow that a definition is for.</summary>
    FlowId,

    /// <summary>How often a change is tried again.</summary>
    MaxRetries,

    /// <summary>Do not wait for a deployment slot.</summary>
    NoQueue,

    /// <summary>Accept the warnings of a validation.</summary>
    OverrideValidation,

    /// <summary>What is at the other end of the connection.</summary>
    Platform,

    /// <summary>The version of a bot to roll back to.</summary>
    PreviousVersionId,

    /// <summary>The token of the artifact registry.</summary>
    RegistryToken,

    /// <summary>Publish only if there is a version to roll back to.</summary>
    RequireRollback,

    /// <summary>Resume an interrupted run.</summary>
    ResumeRun,

    /// <summary>The bundle schema that is expected.</summary>
    SchemaVersion,

    /// <summary>How long a deployment slot is waited for.</summary>
    SlotTimeout,

    /// <summary>The folder that runs are kept in.</summary>
    StatePath,

    /// <summary>Replace a lock file that holds something else.</summary>
    UpdateLock,
}
