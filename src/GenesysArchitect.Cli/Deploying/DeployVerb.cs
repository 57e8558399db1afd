using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Cli.Surroundings;

namespace GenesysArchitect.Cli.Deploying;

/// <summary><c>gcarch deploy</c></summary>
internal sealed class DeployVerb : Verb
{
    private readonly ProgramSurroundings _surroundings;
    private readonly DeployOptions _deployment = new();
    private readonly ConnectionFlags _connection = new();
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Tell every call and decision on stderr." };

    public DeployVerb(ProgramSurroundings surroundings)
        : base("deploy", "Deploy a bundle to one or more environments, and follow it to its end.")
    {
        _surroundings = surroundings;
        foreach (var option in _deployment.All.Concat(_connection.All).Concat([_yes, _output, _verbose]))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Deploys a bundle: validates it, waits for a slot, submits it once, follows it, and rolls it\nback when it fails. Several environments are deployed side by side.",
        Usage = "gcarch deploy --bundle ID --environment ENV [--environment ENV…] [options]",
        Sections =
        [
            .. _deployment.Sections,
            HelpSection.Of("Connection (over what the environment names, see gcarch --help)", _connection.All),
            HelpSection.Of("Running", _yes, _output, _verbose),
        ],
        Examples =
        [
            "gcarch deploy --bundle northwind-ivr --environment test",
            "gcarch deploy --bundle northwind-ivr --environment test --environment prod \\",
            "    --current-config now.json --target-config release.yaml --timeout 300 --yes --output json",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var wishes = _deployment.Read(line);
        using var organisation = await _connection.OpenAsync(line, _surroundings, stop);

        var verbose = line.GetValue(_verbose);
        var json = line.GetValue(_output) == OutputFormat.Json;
        IRunReport report = json
            ? new JsonReport(_surroundings, wishes, verbose)
            : new TextReport(_surroundings, organisation.Name, wishes, verbose);

        // What is asked must not get among the JSON.
        var confirmation = json
            ? new Confirmation(_surroundings, _surroundings.Error, _surroundings is { CanAsk: true, ErrorIsTerminal: true })
            : new Confirmation(_surroundings, _surroundings.Output, _surroundings.CanAsk);
        return (int)await new DeploymentRun(report, line.GetValue(_yes) ? null : confirmation).RunAsync(organisation, wishes, stop);
    }
}
