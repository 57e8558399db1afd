namespace GenesysArchitect.Engine.Pipelines;

/// <summary>The commands of an agent, as lines of output. Null if the agent has none, or uses another way.</summary>
internal interface IPipelineCommands
{
    /// <summary>Reports the progress of the step.</summary>
    string? Progress(int percent, string what);

    /// <summary>Reports an error or a warning.</summary>
    string Issue(PipelineIssue issue);

    /// <summary>Masks a value in all output from here on.</summary>
    string Mask(string secret);

    /// <summary>Passes a value to later steps.</summary>
    string? Output(string name, string value);

    /// <summary>Shows Markdown on the summary page of the pipeline run.</summary>
    string? Summary(string name, string markdown);
}
