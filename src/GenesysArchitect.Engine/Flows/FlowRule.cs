namespace GenesysArchitect.Engine.Flows;

/// <summary>The rules that a flow is held to.</summary>
public enum FlowRule
{
    /// <summary>A value is of another type than its property has.</summary>
    Type,

    /// <summary>A property that a flow or a block must have is missing or empty.</summary>
    Required,

    /// <summary>A property is spelt almost as one that flows have.</summary>
    Spelling,

    /// <summary>The id of a flow never changes.</summary>
    ImmutableId,

    /// <summary>A flow cannot go from its state to that one, or there is no such state.</summary>
    Lifecycle,

    /// <summary>Two blocks of the flow have one id.</summary>
    DuplicateBlock,

    /// <summary>A referenced flow does not exist.</summary>
    ReferenceMissing,

    /// <summary>A referenced flow is not active.</summary>
    ReferenceInactive,

    /// <summary>The references form a cycle.</summary>
    ReferenceCycle,
}
