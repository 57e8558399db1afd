namespace GenesysArchitect.Specification;

/// <summary>In what way an exchange is not what the specification says.</summary>
public enum DeviationKind
{
    /// <summary>No operation has this path.</summary>
    UnknownPath,

    /// <summary>The path is there, and not with this method.</summary>
    UnknownMethod,

    /// <summary>A query parameter that the operation does not have.</summary>
    UnknownParameter,

    /// <summary>A query parameter that the operation requires was not sent.</summary>
    MissingParameter,

    /// <summary>A parameter's value is of another type, or it was sent twice and is not a list.</summary>
    WrongParameter,

    /// <summary>A property that the schema does not have.</summary>
    UnknownProperty,

    /// <summary>A property that a request requires was not sent.</summary>
    MissingProperty,

    /// <summary>A value in a body is of another type.</summary>
    WrongType,

    /// <summary>A value in a body is of the right type and not in the form that the schema names.</summary>
    WrongFormat,

    /// <summary>A value, in a parameter or in a body, that is not one of those that the specification lists.</summary>
    UnknownEnumValue,

    /// <summary>A status that the operation does not answer with.</summary>
    UnknownStatus,

    /// <summary>A body where the specification has none.</summary>
    UnexpectedBody,

    /// <summary>No body where the specification has one.</summary>
    MissingBody,

    /// <summary>A body that is not JSON and should be.</summary>
    UnreadableBody,

    /// <summary>A body of another media type.</summary>
    WrongMediaType,
}
