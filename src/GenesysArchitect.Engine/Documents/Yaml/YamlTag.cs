namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>The tags that have a JSON equivalent.</summary>
internal enum YamlTag
{
    /// <summary>No tag: the form of the value decides.</summary>
    None,

    /// <summary><c>!!str</c>, or <c>!</c>, which forces a scalar to be text.</summary>
    Text,

    /// <summary><c>!!null</c>.</summary>
    Null,

    /// <summary><c>!!bool</c>.</summary>
    Boolean,

    /// <summary><c>!!int</c> or <c>!!float</c>, which JSON does not distinguish.</summary>
    Number,

    /// <summary><c>!!map</c>.</summary>
    Mapping,

    /// <summary><c>!!seq</c>.</summary>
    Sequence,

    /// <summary>Any other tag, without a JSON equivalent.</summary>
    Unknown,
}
