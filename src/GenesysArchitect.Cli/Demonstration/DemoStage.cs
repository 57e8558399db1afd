using GenesysArchitect.Cli.Reporting.Rich;
using Spectre.Console;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The headings of the demo, and a line about each of its parts.</summary>
internal sealed class DemoStage(IAnsiConsole console)
{
    private int _parts;

    public void Open(DemoHeading heading)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold aqua]{++_parts}[/] [bold]{heading.Title}[/]") { Justification = Justify.Left, Style = Palette.Quiet });
        Tell(heading.Explanation);
    }

    public void Tell(string text) => console.Write(new Text(text + Environment.NewLine, Palette.Quiet));

    public void Close(bool asIntended)
    {
        Open(new DemoHeading("And now", asIntended
            ? "As intended: one deployment done, one rolled back, a contact centre set up. The sandbox is gone."
            : "This did not go as intended: of two deployments one should be rolled back, and the manifest be applied."));
        console.WriteLine();
        var ways = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2))
            .AddColumn()
            .AddRow(Palette.Text("gcarch sandbox", Palette.UnderWay), Palette.Text("a sandbox that stays, and how to connect to it"))
            .AddRow(Palette.Text("gcarch deploy --help", Palette.UnderWay), Palette.Text("a deployment of your own bundle"))
            .AddRow(Palette.Text("gcarch plan --help", Palette.UnderWay), Palette.Text("what a manifest of your own would change, and then gcarch apply"))
            .AddRow(Palette.Text("Start-GcSandbox | Connect-GcOrg", Palette.UnderWay), Palette.Text("the same in PowerShell; then Invoke-GcBundleDeployment"))
            .AddRow(Palette.Text("Connect-GcOrg -Region eu-central-1", Palette.UnderWay), Palette.Text("an organization of your own"));
        console.Write(ways);
        console.WriteLine();
    }
}
