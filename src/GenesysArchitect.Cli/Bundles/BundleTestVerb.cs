using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch bundle test</c></summary>
internal sealed class BundleTestVerb : ConnectedVerb
{
    private readonly DeployOptions _deployment = new();

    public BundleTestVerb(ProgramContext context)
        : base(context, "test", "Check whether a bundle can be deployed.") => Add([.. _deployment.All]);

    public override HelpPage Help => new()
    {
        Purpose = "Checks whether a bundle can be deployed: validation, impact and schema version. Nothing is changed. The\nexit code is 0 when the bundle can be deployed to each environment.",
        Usage = $"gcarch {Path} --bundle ID --environment ENV [--environment ENV…] [options]",
        Sections = [.. _deployment.Sections, .. CommonSections],
        Examples = ["gcarch bundle test --bundle northwind-ivr --environment test --environment prod"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var desired = _deployment.Read(line);
        using var organization = await ConnectAsync(line, stop);
        var bundles = Engine(organization, line).Bundles;
        var list = new ObjectList<GcBundleTest>(
            Context,
            IsJson(line),
            Write,
            ("Environment", test => test.Environment),
            ("Deployable", test => test.Deployable ? "yes" : "no"),
            ("Impact", test => test.Impact.ToString().ToLowerInvariant()),
            ("Warnings", test => string.Join("; ", test.Warnings) is { Length: > 0 } warnings ? warnings : null),
            ("Schema", test => test.SchemaVersion));
        var blocked = new List<GcException>();
        foreach (var deployment in desired)
        {
            var test = await bundles.TestAsync(deployment, stop);
            list.Add(test);
            blocked.AddRange(test.Blocked is { } reason ? [reason] : []);
        }

        list.End(string.Empty);
        if (!IsJson(line))
        {
            blocked.ForEach(reason => Fail(line, reason));
        }

        return (int)ExitCodes.OfBlocked(blocked);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, GcBundleTest test)
    {
        json.WriteString("bundleId", test.BundleId);
        json.WriteString("environment", test.Environment);
        json.WriteBoolean("deployable", test.Deployable);
        ErrorJson.Write(json, "blocked", test.Blocked);
        json.WriteStrings("errors", test.Errors);
        json.WriteStrings("warnings", test.Warnings);
        json.WriteString("impact", test.Impact.ToString());
        DiffJson.Write(json, test.Diff);
        json.WriteString("schemaVersion", test.SchemaVersion);
    }
}
