namespace GenesysArchitect.Engine.Pipelines;

/// <summary>The commands of an agent, as lines of output. Null where it has none for it, or is reported in another way.</summary>
internal interface IPipelineCommands
{
    /// <summary>Shows how far the step is.</summary>
    string? Progress(int percent, string what);

    /// <summary>Shows an error or a warning.</summary>
    string Issue(PipelineIssue issue);

    /// <summary>Has a value starred out in all output from here on.</summary>
    string Mask(string secret);

    /// <summary>Hands a value on to later steps.</summary>
    string? Output(string name, string value);

    /// <summary>Shows Markdown on the page of the pipeline's run.</summary>
    string? Summary(string name, string markdown);
}
