using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary><c>gcarch dependency graph</c></summary>
internal sealed class DependencyGraphVerb : ConnectedVerb
{
    private const int AllSteps = int.MaxValue;

    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "The file to write: .html, .mmd, .dot or .json.", Required = true };
    private readonly Option<string[]> _flow = new("--flow") { HelpName = "ID", Description = "A flow to begin with; may be repeated (all flows)." };
    private readonly Option<string?> _environment = new("--environment") { HelpName = "ID", Description = "The environment to keep to (all)." };
    private readonly Option<string?> _focus = new("--focus") { HelpName = "ID", Description = "Only what is around this flow or data action." };
    private readonly CountOption _depth = new("--depth", "How many steps around the focus (all).", AllSteps);
    private readonly WordOption<DependencyDirection> _direction = new("--direction", "Which way from the focus (both).", Enum.GetValues<DependencyDirection>());
    private readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "The title of the picture (Dependencies)." };

    public DependencyGraphVerb(ProgramContext context)
        : base(context, "graph", "Draw what flows depend on.") => Add(_out, _flow, _environment, _focus, _depth, _direction, _title);

    public override HelpPage Help => new()
    {
        Purpose = "Resolves what flows depend on, and draws it into a file. Nothing is changed in the organization.",
        Usage = $"gcarch {Path} --out FILE [options]",
        Sections = [HelpSection.Of("What", _flow, _environment, _focus, _depth, _direction), HelpSection.Of("File", _out, _title), .. CommonSections],
        Examples = ["gcarch dependency graph --out dependencies.html", "gcarch dependency graph --out main-ivr.mmd --focus main-ivr --depth 1"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var path = line.GetStated(_out)!;
        var format = PictureFile.FormatOf(path);
        var query = new DependencyQuery { FlowIds = line.GetStated(_flow), Environment = line.GetStated(_environment) };
        using var organization = await ConnectAsync(line, stop);
        var resolution = await Engine(organization, line).Dependencies.ResolveAsync(query, stop);
        var picture = DependencyPicture.Of(resolution) with { Title = line.GetStated(_title) ?? "Dependencies" };
        PictureExport.Write(line.GetStated(_focus) is { } focus ? picture.Around(focus, line.GetValue(_depth), line.GetValue(_direction)) : picture, path, format);
        IReadOnlyList<GcException> errors = [.. DependencyFinding.In(resolution).Select(finding => finding.Error)];
        foreach (var error in errors)
        {
            Fail(line, error);
        }

        if (!IsJson(line))
        {
            await Context.Output.WriteLineAsync($"Written: {Wording.Printable(path)}");
        }

        return (int)(errors.Count > 0 ? ExitCode.Failed : ExitCode.Done);
    }
}
