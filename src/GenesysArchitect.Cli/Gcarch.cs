using System.CommandLine;
using System.CommandLine.Help;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Auditing;
using GenesysArchitect.Cli.Bots;
using GenesysArchitect.Cli.Bundles;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Demonstration;
using GenesysArchitect.Cli.Dependencies;
using GenesysArchitect.Cli.Flows;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Sandboxing;
using GenesysArchitect.Cli.Webhooks;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli;

/// <summary>The program, from its arguments to its exit code.</summary>
internal static class Gcarch
{
    private static readonly (string Name, Func<ProgramContext, Verb> Make)[] All =
    [
        ("help", context => new HelpVerb(context, () => Verbs(context, first: null))),
        ("demo", context => new DemoVerb(context)),
        ("sandbox", context => new SandboxVerb(context)),
        ("validate", context => new ValidateVerb(context)),
        ("plan", context => new PlanVerb(context)),
        ("apply", context => new ApplyVerb(context)),
        ("report", context => new ReportVerb(context)),
        ("org", context => new Noun(context, "org", "The connection: show.", [new OrgShowVerb(context)], "gcarch org show")),
        ("flow", context => new Noun(
            context,
            "flow",
            "Flows: list, get, set, test, export, compare.",
            [new FlowListVerb(context), new FlowGetVerb(context), new SetFlowVerb(context, "set"), new FlowTestVerb(context), new FlowExportVerb(context), new FlowCompareVerb(context)],
            "gcarch flow set --file main-ivr.yaml",
            "gcarch flow compare ./flows")),
        ("bundle", context => new Noun(
            context,
            "bundle",
            "Bundle deployments: deploy, test, list, wait, stop, undo.",
            [new DeployVerb(context), new BundleTestVerb(context), new BundleListVerb(context), new BundleWaitVerb(context), new BundleStopVerb(context), new BundleUndoVerb(context)],
            "gcarch bundle deploy --bundle northwind-ivr --environment test",
            "gcarch bundle wait 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10")),
        ("bot", context => new Noun(context, "bot", "Bots: publish, versions.", [new PublishBotVerb(context, "publish"), new BotVersionsVerb(context)], "gcarch bot publish --bot order-bot --version 2.0")),
        ("dependency", context => new Noun(
            context,
            "dependency",
            "Dependencies of flows: resolve, test, graph.",
            [new ResolveVerb(context), new DependencyTestVerb(context), new DependencyGraphVerb(context)],
            "gcarch dependency resolve --lock dependencies.lock",
            "gcarch dependency test dependencies.lock")),
        ("run", context => new Noun(context, "run", "Manifest runs: list.", [new RunListVerb(context)], "gcarch run list")),
        ("audit", context => new Noun(
            context,
            "audit",
            "The audit log: verify, show.",
            [new AuditVerifyVerb(context), new AuditShowVerb(context)],
            "gcarch audit verify",
            "gcarch audit show --event step_ended --status Failed")),
        ("webhook", context => new Noun(context, "webhook", "Pending webhook deliveries: list, send.", [new WebhookListVerb(context), new WebhookSendVerb(context)], "gcarch webhook send")),
        ("completion", context => new CompletionVerb(context)),
        ("deploy", context => new DeployVerb(context)),
        ("publish-bot", context => new PublishBotVerb(context)),
        ("set-flow", context => new SetFlowVerb(context)),
        ("resolve", context => new ResolveVerb(context)),
    ];

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="stop">Requests a graceful stop.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ProgramContext context, CancellationToken stop)
    {
        var format = OutputOption.Find(arguments);
        context = context.WithPipeline(commandsToError: format == OutputFormat.Json);
        var failures = new FailureReport(context, format, arguments.Contains("--verbose"));
        try
        {
            // Arguments are literal: no response files (@file), no bundled flags (-abc).
            var line = Verbs(context, arguments.Count > 0 ? arguments[0] : null).Parse([.. WithPosition(arguments)], new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            if (line.Action is not { ClearsParseErrors: true } && UsageErrors.Find(line) is { } wrong)
            {
                return (int)failures.End(wrong);
            }

            return await line.InvokeAsync(
                new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                stop);
        }
        catch (GcException failure)
        {
            return (int)failures.End(failure);
        }
        catch (BadInputException badInput)
        {
            return (int)failures.End(badInput);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (int)failures.End(new GcException(ErrorIds.RunCancelled, ErrorKind.Declined, "Stopped before anything was changed.") { Remedies = [new("Run the command again when you are ready.")] });
        }
#pragma warning disable CA1031 // An unexpected error is reported like any other, not as an unhandled exception.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            return (int)failures.End(unexpected);
        }
    }

    // Without a position the parser completes at position 0, not at the end of the line.
    private static IEnumerable<string> WithPosition(IReadOnlyList<string> arguments) =>
        arguments is ["[suggest]", var line, ..] ? arguments.Skip(1).Prepend($"[suggest:{line.Length}]") : arguments;

    /// <summary>The command tree. If the line starts with a known verb, only that verb is created.</summary>
    internal static RootCommand Verbs(ProgramContext context, string? first)
    {
        var root = new RootCommand("Deploys Genesys Cloud Architect flows, bots and bundles.");

        // Creating only the verb that is used keeps the start fast.
        var named = Array.FindAll(All, verb => verb.Name == first);
        foreach (var (_, make) in named.Length > 0 ? named : All)
        {
            root.Subcommands.Add(make(context));
        }

        root.TreatUnmatchedTokensAsErrors = false;
        var overview = Overview.Of(root);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ShowHelp(overview, isRequested: true);

        // The Windows-style aliases clutter the completion.
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        root.Action = new ShowHelp(overview, isRequested: false);
        return root;
    }
}
