using System.Globalization;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>What became of a run: a table of its deployments, and the whole in a line.</summary>
internal static class ResultView
{
    public static IRenderable Table(RunResult result, StepLabels labels)
    {
        var table = new Table().RoundedBorder().BorderStyle(Palette.Quiet);
        foreach (var heading in new[] { "Environment", "Deployment", "Status", "Rolled back", "Latency", "Impact" })
        {
            table.AddColumn(new TableColumn(Palette.Text(heading, Palette.Quiet)) { NoWrap = true, Alignment = heading == "Latency" ? Justify.Right : Justify.Left });
        }

        foreach (var step in result.Steps)
        {
            var deployment = step.Output as GcBundleDeployment;
            table.AddRow(
                Palette.Text(labels.Of(step.Address).TrimEnd(), Palette.Strong),
                Palette.Text(deployment?.DeploymentId ?? "-", deployment?.DeploymentId is null ? Palette.Quiet : Palette.Plain),
                Palette.Text(StepWords.Status(step), deployment?.Status.IsFailure == true ? Palette.Bad : Palette.Of(step)),
                RolledBack(step),
                Palette.Text(deployment?.LatencyMs is { } latency ? Seconds(latency / 1000.0) : "-", Palette.Quiet),
                Palette.Text(deployment?.Impact?.ToString().ToLowerInvariant() ?? "-", deployment?.Impact is { } impact ? Palette.Of(impact) : Palette.Quiet));
        }

        return table;
    }

    public static IRenderable Summary(RunResult result)
    {
        var summary = new Paragraph();
        foreach (var alike in result.Steps.GroupBy(Outcome))
        {
            summary.Append($"{alike.Count()} {alike.Key}", Palette.Of(alike.First())).Append(" · ", Palette.Quiet);
        }

        return summary.Append($"{Seconds(result.Duration.TotalSeconds)} · exit code {(int)result.ExitCode}", Palette.Quiet);
    }

    private static IRenderable RolledBack(StepResult step) => step switch
    {
        { Status: StepStatus.RollbackFailed } => Palette.Text("failed", Palette.Bad),
        { Output: GcBundleDeployment { RolledBack: true } } => Palette.Text("yes", Palette.Attention),
        _ => Palette.Text("-", Palette.Quiet),
    };

    private static string Outcome(StepResult step) => step.Status switch
    {
        StepStatus.NoChange => "checked, nothing to do",
        StepStatus.Succeeded when step.Output is GcBundleDeployment { Status.IsEnd: false } => "submitted, goes on at the platform",
        StepStatus.Succeeded => "deployed",
        StepStatus.RolledBack => "failed and rolled back",
        StepStatus.RollbackFailed => "failed, and so did its rollback",
        StepStatus.StillRunning => "not ended, goes on at the platform",
        StepStatus.Blocked => "blocked",
        StepStatus.Skipped => "skipped",
        StepStatus.Cancelled => "stopped",
        _ => "failed",
    };

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");
}
