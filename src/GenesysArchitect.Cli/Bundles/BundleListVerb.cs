using System.CommandLine;
using System.IO.Enumeration;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch bundle list</c></summary>
internal sealed class BundleListVerb : ConnectedVerb
{
    private readonly Option<string?> _bundle = new("--bundle") { HelpName = "ID", Description = "Only deployments of this bundle; wildcards allowed." };
    private readonly Option<string?> _status = new("--status") { HelpName = "STATUS", Description = "Only deployments with this status, such as IN_PROGRESS." };

    public BundleListVerb(ProgramContext context)
        : base(context, "list", "List the organization's deployments, oldest first.")
    {
        _status.CompletionSources.Add([.. DeploymentStatus.All.Select(status => status.Value)]);
        Add(_bundle, _status);
    }

    public override HelpPage Help => new()
    {
        Purpose = "Lists the organization's bundle deployments, including those submitted by others. Nothing is changed.",
        Usage = $"gcarch {Path} [options]",
        Sections = [HelpSection.Of("What", _bundle, _status), .. CommonSections],
        Examples = ["gcarch bundle list --status IN_PROGRESS", "gcarch bundle list --bundle 'northwind-*' --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var status = Status(line.GetNonEmpty(_status));
        var pattern = line.GetNonEmpty(_bundle);
        using var organization = await ConnectAsync(line, stop);
        var list = DeploymentList.Create(Context, IsJson(line));
        await foreach (var deployment in Engine(organization, line).Bundles.ListAsync(status, stop))
        {
            if (pattern is null || FileSystemName.MatchesSimpleExpression(pattern, deployment.BundleId))
            {
                list.Add(deployment);
            }
        }

        list.End("No deployments.");
        return (int)ExitCode.Done;
    }

    private static DeploymentStatus? Status(string? word)
    {
        if (word is null)
        {
            return null;
        }

        var status = new DeploymentStatus(word.ToUpperInvariant());
        return DeploymentStatus.All.Contains(status)
            ? status
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"--status: '{word}' is not one of {string.Join(", ", DeploymentStatus.All)}.") { Remedies = [new("Use one of these values.")] };
    }
}
