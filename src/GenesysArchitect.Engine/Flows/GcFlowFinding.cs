namespace GenesysArchitect.Engine.Flows;

/// <summary>An error in a desired flow.</summary>
public sealed record GcFlowFinding
{
    /// <summary>The id of the flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>The violated rule.</summary>
    public required FlowRule Rule { get; init; }

    /// <summary>The path in the document, such as <c>blocks[0].children[1].id</c>; <c>$</c> for the document itself.</summary>
    public required string Path { get; init; }

    /// <summary>The message.</summary>
    public required string Message { get; init; }

    /// <summary>The file of the definition; null if there is none.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>The column in the line, from 1.</summary>
    public long? Column { get; init; }

    /// <summary>The finding in one line with its location first, in the format of compilers.</summary>
    public override string ToString() => File is null ? $"{Path}: {Message}" : $"{File}:{Line}:{Column}: {Path}: {Message}";
}
