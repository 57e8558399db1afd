namespace GenesysArchitect.Engine.Flows;

/// <summary>One thing that is wrong with a flow as desired.</summary>
public sealed record FlowFinding
{
    /// <summary>The flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>The rule that is broken.</summary>
    public required FlowRule Rule { get; init; }

    /// <summary>Where in the document, such as <c>blocks[0].children[1].id</c>; the document itself is <c>$</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What is wrong there.</summary>
    public required string Message { get; init; }

    /// <summary>The file that the definition came from; null when it came from none.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>The column in the line, from 1.</summary>
    public long? Column { get; init; }

    /// <summary>The finding on one line, the place first, as compilers write it.</summary>
    public override string ToString() => File is null ? $"{Path}: {Message}" : $"{File}:{Line}:{Column}: {Path}: {Message}";
}
