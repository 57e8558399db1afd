namespace GenesysArchitect.Sandbox.Wire;

/// <summary>What is checked before a call.</summary>
internal enum CallKind
{
    /// <summary>A token, the rate limit, the permissions and the faults.</summary>
    Api,

    /// <summary>The faults alone: registry, webhooks, unknown paths.</summary>
    Open,

    /// <summary>Rules alone, and the fault mix when it includes tokens.</summary>
    Token,

    /// <summary>Nothing, and no trace in the request log: the sandbox's own controls.</summary>
    Control,

    /// <summary>The faults alone, on the second port: presigned addresses.</summary>
    Transfer,
}
