namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>The kinds of values that a tag can promise, as far as JSON has them.</summary>
internal enum YamlTag
{
    /// <summary>There is no tag: the value's look decides.</summary>
    None,

    /// <summary><c>!!str</c>, or <c>!</c>, which keeps a scalar from being anything else.</summary>
    Text,

    /// <summary><c>!!null</c>.</summary>
    Null,

    /// <summary><c>!!bool</c>.</summary>
    Boolean,

    /// <summary><c>!!int</c> or <c>!!float</c>, which JSON does not tell apart.</summary>
    Number,

    /// <summary><c>!!map</c>.</summary>
    Mapping,

    /// <summary><c>!!seq</c>.</summary>
    Sequence,

    /// <summary>Any other, which JSON has no value for.</summary>
    Unknown,
}
