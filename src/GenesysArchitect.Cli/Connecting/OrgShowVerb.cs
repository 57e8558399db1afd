using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Connecting;

/// <summary><c>gcarch org show</c></summary>
internal sealed class OrgShowVerb : ConnectedVerb
{
    public OrgShowVerb(ProgramContext context)
        : base(context, "show", "Show the connection settings.")
    {
    }

    public override HelpPage Help => new()
    {
        Purpose = "Shows the connection settings from the environment and the options. No request is sent.",
        Usage = $"gcarch {Path} [options]",
        Sections = CommonSections,
        Examples = ["gcarch org show", "gcarch org show --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        using var organization = await ConnectAsync(line, stop);
        var list = new ObjectList<GcOrgConnection>(
            Context,
            IsJson(line),
            static (json, connection) =>
            {
                json.WriteString("name", connection.Name);
                json.WriteString("platform", connection.Platform.ToString());
                json.WriteString("baseAddress", connection.BaseAddress.ToString());
                json.WriteString("region", connection.Region);
                json.WriteString("clientId", connection.ClientId);
                json.WriteString("tokenStyle", connection.TokenStyle?.ToString());
            },
            ("Name", connection => connection.Name),
            ("Platform", connection => connection.Platform.ToString()),
            ("Address", connection => connection.BaseAddress.ToString()),
            ("Region", connection => connection.Region),
            ("Client", connection => connection.ClientId));
        list.Add(organization);
        list.End(string.Empty);
        return (int)ExitCode.Done;
    }
}
