using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary><c>gcarch dependency graph</c></summary>
internal sealed class DependencyGraphVerb : ConnectedVerb
{
    private const int Unlimited = int.MaxValue;

    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "The output file: .html, .mmd, .dot or .json.", Required = true };
    private readonly Option<string[]> _flow = new("--flow") { HelpName = "ID", Description = "A flow to start from; may be repeated (all flows)." };
    private readonly Option<string?> _environment = new("--environment") { HelpName = "ID", Description = "Only this environment (all)." };
    private readonly Option<string?> _focus = new("--focus") { HelpName = "ID", Description = "Only the neighborhood of this flow or data action." };
    private readonly CountOption _depth = new("--depth", "The maximum distance from the focus (all).", Unlimited);
    private readonly ChoiceOption<DependencyDirection> _direction = new("--direction", "The direction from the focus (both).", Enum.GetValues<DependencyDirection>());
    private readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "The title of the graph (Dependencies)." };

    public DependencyGraphVerb(ProgramContext context)
        : base(context, "graph", "Draw the dependency graph of flows.") => Add(_out, _flow, _environment, _focus, _depth, _direction, _title);

    public override HelpPage Help => new()
    {
        Purpose = "Resolves the dependencies of flows and writes them as a graph. Nothing is changed in the organization.",
        Usage = $"gcarch {Path} --out FILE [options]",
        Sections = [HelpSection.Of("What", _flow, _environment, _focus, _depth, _direction), HelpSection.Of("File", _out, _title), .. CommonSections],
        Examples = ["gcarch dependency graph --out dependencies.html", "gcarch dependency graph --out main-ivr.mmd --focus main-ivr --depth 1"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var path = line.GetNonEmpty(_out)!;
        var format = PictureFile.FormatOf(path);
        var query = new DependencyQuery { FlowIds = line.GetNonEmpty(_flow), Environment = line.GetNonEmpty(_environment) };
        using var organization = await ConnectAsync(line, stop);
        var resolution = await Engine(organization, line).Dependencies.ResolveAsync(query, stop);
        var picture = DependencyPicture.Of(resolution) with { Title = line.GetNonEmpty(_title) ?? "Dependencies" };
        PictureExport.Write(line.GetNonEmpty(_focus) is { } focus ? picture.Around(focus, line.GetValue(_depth), line.GetValue(_direction)) : picture, path, format);
        IReadOnlyList<GcException> errors = [.. DependencyFinding.In(resolution).Select(finding => finding.Error)];
        foreach (var error in errors)
        {
            Fail(line, error);
        }

        if (!IsJson(line))
        {
            await Context.Output.WriteLineAsync($"Written: {Wording.Printable(path)}");
        }

        return (int)ExitCodes.Of(errors);
    }
}
