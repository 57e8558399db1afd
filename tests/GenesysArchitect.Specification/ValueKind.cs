namespace GenesysArchitect.Specification;

/// <summary>What a schema says of the type of a value.</summary>
internal enum ValueKind
{
    Any,
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Map,
    Object,
}
