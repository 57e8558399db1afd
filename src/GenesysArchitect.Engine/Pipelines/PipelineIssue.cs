namespace GenesysArchitect.Engine.Pipelines;

/// <summary>An issue that a pipeline shows with the step, and in the file if it has a location.</summary>
internal sealed record PipelineIssue
{
    public required bool IsError { get; init; }

    public required string Message { get; init; }

    /// <summary>The stable id of the error; null for a warning.</summary>
    public string? Code { get; init; }

    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>The column in the line, from 1.</summary>
    public long? Column { get; init; }
}
