using System.CommandLine;
using GenesysArchitect.Cli.Arguments;

namespace GenesysArchitect.Cli;

/// <summary>The help page of <c>gcarch --help</c>.</summary>
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
        Purpose = "Deploys Genesys Cloud Architect flows, bots and bundles, from manifests or one by one. It is the engine of\nthe GenesysArchitect module, without PowerShell.",
        Usage = "gcarch VERB [options]  or  gcarch NOUN VERB [options]",
        Sections =
        [
            Section("Verbs (gcarch help VERB shows the options)", root, verb => verb is not Noun && !ShortForms.ContainsKey(verb.Name)),
            Section("Nouns (gcarch help NOUN shows the verbs)", root, verb => verb is Noun),
            new HelpSection("Short forms", [.. ShortForms.Select(form => (form.Key, $"gcarch {form.Value}"))]),
            new HelpSection(
                "Environment variables for the connection",
                [
                    ("GENESYS_CLOUD_REGION", "The region, such as eu-central-1, or"),
                    ("GENESYS_CLOUD_BASE_URL", "the API's address, for a sandbox or a private gateway."),
                    ("GENESYS_CLOUD_CLIENT_ID", "The OAuth client (client credentials grant)."),
                    ("GENESYS_CLOUD_CLIENT_SECRET", "The client's secret; never pass it as an argument."),
                    ("GENESYS_CLOUD_TOKEN_STYLE", "basic, form or json."),
                ]),
            new HelpSection(
                "Exit codes",
                [
                    ("0", "Succeeded, or nothing to do."),
                    ("1", "Failed; failed changes were not applied or were rolled back."),
                    ("2", "Failed, and the rollback failed too, or the outcome is unknown."),
                    ("3", "Invalid input or not found; nothing was changed."),
                    ("4", "plan, flow compare and dependency test found differences."),
                    ("5", "Timed out; the work continues at the platform."),
                    ("130", "Cancelled."),
                ]),
        ],
        Examples = ["gcarch demo", "gcarch plan --file ./contact-center --values test.yaml", "gcarch apply --file ./contact-center --values test.yaml", "gcarch bundle deploy --bundle northwind-ivr --environment test", "gcarch bot publish --bot order-bot --version 2.0", "gcarch flow set --file main-ivr.yaml"],
    };

    private static HelpSection Section(string title, RootCommand root, Func<Command, bool> belongs) =>
        new(title, [.. root.Subcommands.Where(belongs).Select(verb => (verb.Name, verb.Description ?? string.Empty))]);
}
