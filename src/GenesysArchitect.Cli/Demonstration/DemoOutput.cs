using GenesysArchitect.Cli.Reporting.Rich;
using Spectre.Console;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>Writes the headings and explanations of the demo.</summary>
internal sealed class DemoOutput(IAnsiConsole console)
{
    private int _parts;

    public void WriteHeading(DemoHeading heading)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold aqua]{++_parts}[/] [bold]{heading.Title}[/]") { Justification = Justify.Left, Style = Palette.Quiet });
        WriteText(heading.Explanation);
    }

    public void WriteText(string text) => console.Write(new Text(text + Environment.NewLine, Palette.Quiet));

    public void WriteSummary(bool succeeded)
    {
        WriteHeading(new DemoHeading("Next steps", succeeded
            ? "The demo succeeded: one deployment completed, one was rolled back, and a contact center was set up. The sandbox has stopped."
            : "The demo failed: one of two deployments should have been rolled back, and the manifest applied."));
        console.WriteLine();
        var commands = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2))
            .AddColumn()
            .AddRow(Palette.Text("gcarch sandbox", Palette.UnderWay), Palette.Text("run a sandbox, and show how to connect to it"))
            .AddRow(Palette.Text("gcarch deploy --help", Palette.UnderWay), Palette.Text("deploy your own bundle"))
            .AddRow(Palette.Text("gcarch plan --help", Palette.UnderWay), Palette.Text("plan your own manifest, and then run gcarch apply"))
            .AddRow(Palette.Text("Start-GcSandbox | Connect-GcOrg", Palette.UnderWay), Palette.Text("use a sandbox from PowerShell; then run Invoke-GcBundleDeployment"))
            .AddRow(Palette.Text("Connect-GcOrg -Region eu-central-1", Palette.UnderWay), Palette.Text("connect to your own organization"));
        console.Write(commands);
        console.WriteLine();
    }
}
