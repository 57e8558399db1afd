using System.Globalization;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>The workflow commands of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions</summary>
/// <param name="outputFile">The file for outputs of the step; null if the agent has none.</param>
/// <param name="summaryFile">The file for the summary of the step; null if the agent has none.</param>
internal sealed class GitHubCommands(string? outputFile, string? summaryFile) : IPipelineCommands
{
    public string? Progress(int percent, string what) => null;

    public string Issue(PipelineIssue issue)
    {
        string?[] properties =
        [
            Property("file", issue.File),
            Property("line", issue.Line?.ToString(CultureInfo.InvariantCulture)),
            Property("col", issue.Column?.ToString(CultureInfo.InvariantCulture)),
            Property("title", issue.Code),
        ];
        var stated = string.Join(',', properties.OfType<string>());
        return $"::{(issue.IsError ? "error" : "warning")}{(stated.Length > 0 ? $" {stated}" : string.Empty)}::{Data(CommandText.Neutral(issue.Message))}";
    }

    public string Mask(string secret) => $"::add-mask::{Data(secret)}";

    public string? Output(string name, string value)
    {
        if (outputFile is null)
        {
            return null;
        }

        // A random delimiter that the value does not contain.
        var end = $"ghadelimiter_{Guid.NewGuid():N}";
        File.AppendAllText(outputFile, $"{name}<<{end}\n{value}\n{end}\n");
        return null;
    }

    public string? Summary(string name, string markdown)
    {
        if (summaryFile is not null)
        {
            File.AppendAllText(summaryFile, $"{markdown}\n");
        }

        return null;
    }

    private static string? Property(string name, string? value) =>
        value is null ? null : $"{name}={Data(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)}";

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
