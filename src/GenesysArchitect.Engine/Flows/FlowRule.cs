namespace GenesysArchitect.Engine.Flows;

/// <summary>The validation rules of flows.</summary>
public enum FlowRule
{
    /// <summary>A value has the wrong type.</summary>
    Type,

    /// <summary>A required property of a flow or a block is missing or empty.</summary>
    Required,

    /// <summary>A property name is a misspelling of a known one.</summary>
    Spelling,

    /// <summary>The id of a flow cannot be changed.</summary>
    ImmutableId,

    /// <summary>The state transition is not allowed, or the state is unknown.</summary>
    Lifecycle,

    /// <summary>Two blocks of the flow have the same id.</summary>
    DuplicateBlock,

    /// <summary>A referenced flow does not exist.</summary>
    ReferenceMissing,

    /// <summary>A referenced flow is not active.</summary>
    ReferenceInactive,

    /// <summary>The references form a cycle.</summary>
    ReferenceCycle,
}
