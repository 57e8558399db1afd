using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch flow compare</c></summary>
internal sealed class FlowCompareVerb : ConnectedVerb
{
    private readonly Argument<string> _left = new("LEFT") { Description = "A folder of snapshots, or a single snapshot." };
    private readonly Argument<string[]> _right = new("RIGHT") { Description = "The other folder or snapshot (the organization).", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _id = new("--id") { HelpName = "ID", Description = "Only this flow; may be repeated." };
    private readonly CountOption _throttleLimit = FlowReadOptions.CreateThrottleLimit();

    public FlowCompareVerb(ProgramContext context)
        : base(context, "compare", "Compare flows in files with the organization, or with other files.") => Add(_left, _right, _id, _throttleLimit);

    public override HelpPage Help => new()
    {
        Purpose = "Compares flows in files with the organization, or with other files. Nothing is changed. The exit code is 4\nwhen there are differences, and 0 when there are none.",
        Usage = $"gcarch {Path} LEFT [RIGHT] [options]",
        Sections = [HelpSection.Of("What", _id, _throttleLimit), .. CommonSections],
        Examples = ["gcarch flow compare ./flows", "gcarch flow compare ./flows ./flows-of-prod --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var left = FlowSource.AtPath(line.GetNonEmpty(_left));
        var other = line.GetNonEmpty(_right) is [var path] ? FlowSource.AtPath(path) : null;
        var ids = line.GetNonEmpty(_id) is { Length: > 0 } named ? named.Select(id => new FlowId(id)).ToList() : null;
        using var organization = other is null ? await ConnectAsync(line, stop) : null;
        var right = other ?? Engine(organization!, line).Flows.AsSource();
        var list = new ObjectList<(string Flow, Difference Difference)>(
            Context,
            IsJson(line),
            static (json, item) =>
            {
                json.WriteString("flowId", item.Flow);
                json.WriteString("path", item.Difference.Path);
                json.WriteString("kind", item.Difference.Kind.ToString());
                json.WriteString("change", item.Difference.Change);
            },
            ("Flow", item => item.Flow),
            ("Difference", item => item.Difference.ToString()));
        var differences = 0;
        var errors = new List<GcException>();
        await foreach (var comparison in ArchitectFlows.CompareAsync(left, right, ids, line.GetValue(_throttleLimit), stop))
        {
            if (comparison.Error is { } error)
            {
                errors.Add(error);
                Fail(line, error);
            }

            foreach (var difference in comparison.Differences)
            {
                differences++;
                list.Add((comparison.FlowId, difference));
            }
        }

        list.End(errors.Count > 0 ? string.Empty : "No differences.");
        if (errors.Count > 0)
        {
            return (int)ExitCodes.Of(errors);
        }

        return (int)(differences > 0 ? ExitCode.Differences : ExitCode.Done);
    }
}
