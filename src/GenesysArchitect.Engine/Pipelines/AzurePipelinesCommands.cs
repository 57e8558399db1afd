using System.Globalization;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>The logging commands of Azure Pipelines: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands</summary>
/// <param name="temporary">The folder for files that are needed until the job has ended.</param>
internal sealed class AzurePipelinesCommands(string temporary) : IPipelineCommands
{
    public string Progress(int percent, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"##vso[task.setprogress value={percent};]{Data(what)}");

    public string Issue(PipelineIssue issue)
    {
        var properties = $"type={(issue.IsError ? "error" : "warning")};"
            + Property("sourcepath", issue.File)
            + Property("linenumber", issue.Line?.ToString(CultureInfo.InvariantCulture))
            + Property("columnnumber", issue.Column?.ToString(CultureInfo.InvariantCulture))
            + Property("code", issue.Code);
        return $"##vso[task.logissue {properties}]{Data(issue.Message)}";
    }

    public string Mask(string secret) => $"##vso[task.setsecret]{Escaped(secret)}";

    public string Output(string name, string value) => $"##vso[task.setvariable variable={name};isOutput=true]{Data(value)}";

    public string Summary(string name, string markdown)
    {
        var file = Path.Combine(temporary, $"{name}.md");
        File.WriteAllText(file, markdown);
        return $"##vso[task.uploadsummary]{Data(file)}";
    }

    private static string Property(string name, string? value) =>
        value is null ? string.Empty : $"{name}={Data(value).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)};";

    private static string Data(string text) => Escaped(CommandText.Neutral(text));

    // The agent's own libraries encode a percent sign like this; the agent does not decode %25.
    private static string Escaped(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
