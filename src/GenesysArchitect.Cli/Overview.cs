using System.CommandLine;
using GenesysArchitect.Cli.Arguments;

namespace GenesysArchitect.Cli;

/// <summary>What <c>gcarch --help</c> shows.</summary>
internal static class Overview
{
    private static readonly Dictionary<string, string> ShortForms = new()
    {
        ["deploy"] = "bundle deploy",
        ["publish-bot"] = "bot publish",
        ["set-flow"] = "flow set",
        ["resolve"] = "dependency resolve",
    };

    public static HelpPage Of(RootCommand root) => new()
    {
        Purpose = "Brings Genesys Cloud Architect to what manifests say, deploys bundles, publishes bots and sets flows:\nthe engine of the GenesysArchitect module, without PowerShell.",
        Usage = "gcarch VERB [options]  or  gcarch NOUN VERB [options]",
        Sections =
        [
            Section("Verbs (gcarch VERB --help shows their options)", root, verb => verb is not Noun && !ShortForms.ContainsKey(verb.Name)),
            Section("Nouns (gcarch NOUN --help shows their verbs)", root, verb => verb is Noun),
            new HelpSection("Short forms", [.. ShortForms.Select(form => (form.Key, $"gcarch {form.Value}"))]),
            new HelpSection(
                "The connection comes from the environment",
                [
                    ("GENESYS_CLOUD_REGION", "A region, such as eu-central-1, or"),
                    ("GENESYS_CLOUD_BASE_URL", "the API's address, for a sandbox or a private gateway."),
                    ("GENESYS_CLOUD_CLIENT_ID", "The OAuth client (client credentials)."),
                    ("GENESYS_CLOUD_CLIENT_SECRET", "Its secret; never an argument."),
                    ("GENESYS_CLOUD_TOKEN_STYLE", "basic, form or json."),
                ]),
            new HelpSection(
                "Exit codes",
                [
                    ("0", "Done, or nothing to do."),
                    ("1", "Failed; what failed has changed nothing, or is undone."),
                    ("2", "Failed, and undoing failed too, or its end is unknown."),
                    ("3", "Bad input, or rules are broken; nothing was changed."),
                    ("4", "plan, flow compare and dependency test found differences."),
                    ("5", "A deadline passed, and the work goes on at the platform."),
                    ("130", "Cancelled."),
                ]),
        ],
        Examples = ["gcarch demo", "gcarch plan --file ./contact-center --values test.yaml", "gcarch apply --file ./contact-center --values test.yaml", "gcarch bundle deploy --bundle northwind-ivr --environment test", "gcarch bot publish --bot order-bot --version 2.0", "gcarch flow set --file main-ivr.yaml"],
    };

    private static HelpSection Section(string title, RootCommand root, Func<Command, bool> belongs) =>
        new(title, [.. root.Subcommands.Where(belongs).Select(verb => (verb.Name, verb.Description ?? string.Empty))]);
}
