using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>The target of an anchor: a scalar, or a part of the JSON written so far.</summary>
internal sealed class YamlAnchor
{
    public Scalar? Scalar { get; init; }

    /// <summary>Its start in the JSON.</summary>
    public int Start { get; private set; }

    /// <summary>Its length in the JSON.</summary>
    public int Length { get; private set; }

    /// <summary>The number of levels; zero for a scalar.</summary>
    public int Height { get; private set; }

    /// <summary>Whether its end has been read; otherwise the current node is inside it.</summary>
    public bool IsComplete => Scalar is not null || Length > 0;

    public void Complete(int start, int length, int height) => (Start, Length, Height) = (start, length, height);
}
