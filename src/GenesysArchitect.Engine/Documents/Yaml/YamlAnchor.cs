using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>Something that has been named for aliases: a scalar, or a part of the JSON written so far.</summary>
internal sealed class YamlAnchor
{
    public Scalar? Scalar { get; init; }

    /// <summary>Where in the JSON it begins.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is there.</summary>
    public int Length { get; private set; }

    /// <summary>How many levels it has; none when it is a scalar.</summary>
    public int Height { get; private set; }

    /// <summary>Whether its end has been read, so that it is no part of what comes next.</summary>
    public bool IsComplete => Scalar is not null || Length > 0;

    public void Complete(int start, int length, int height) => (Start, Length, Height) = (start, length, height);
}
