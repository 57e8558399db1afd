using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cli.Webhooks;

/// <summary><c>gcarch webhook send</c></summary>
internal sealed class WebhookSendVerb : Verb
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(1);

    private readonly ProgramContext _context;
    private readonly Option<string[]> _endpoint = new("--endpoint") { HelpName = "ID", Description = "Only deliveries to this endpoint (see list); may be repeated." };
    private readonly Option<bool> _skipRefused = new("--skip-refused") { Description = "Discard refused deliveries, and send those queued behind them." };
    private readonly DurationOption _timeout = new("--timeout", $"How long to try ({DefaultTimeout.TotalSeconds}).");
    private readonly Option<string?> _state = StateOption.Create();
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public WebhookSendVerb(ProgramContext context)
        : base("send", "Send the pending deliveries.")
    {
        _context = context;
        foreach (var option in (Option[])[_endpoint, _skipRefused, _timeout, _state, _output])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Sends the pending webhook deliveries, and lists those that are delivered. Deliveries are signed with\nGENESYS_WEBHOOK_SECRET.",
        Usage = $"gcarch {Path} [options]",
        Sections = [HelpSection.Of("Options", _endpoint, _skipRefused, _timeout, _state, _output)],
        Examples = ["gcarch webhook send", "gcarch webhook send --skip-refused --timeout 5m"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var format = line.GetValue(_output);
        var outbox = new WebhookOutbox(StateOption.Read(line, _state, _context));
        var wanted = line.GetNonEmpty(_endpoint).ToHashSet();
        var endpoints = (await outbox.ListAsync(stop)).Select(delivery => delivery.Endpoint).Distinct().Where(endpoint => wanted.Count == 0 || wanted.Contains(endpoint)).ToList();
        var list = WebhookRow.List(_context, format == OutputFormat.Json);
        var left = await outbox.SendAsync(endpoints, WebhookSettings.SecretOf(_context.Variable), line.GetValue(_timeout) ?? DefaultTimeout, line.GetValue(_skipRefused), list.Add, stop);
        list.End(left.Count == 0 ? "No deliveries are pending." : string.Empty);
        foreach (var endpoint in left.GroupBy(delivery => delivery.Endpoint))
        {
            new FailureReport(_context, format, verbose: false).End(Undelivered([.. endpoint]));
        }

        return (int)(left.Count > 0 ? ExitCode.Failed : ExitCode.Done);
    }

    private static GcException Undelivered(List<GcPendingWebhook> left) =>
        new(ErrorIds.WebhookUndelivered, ErrorKind.Unavailable, $"{Wording.Counted(left.Count, "webhook")} to {left[0].HostName} could not be delivered ({left[0].LastError ?? "the timeout was reached"}).")
        {
            Target = left[0].Endpoint,
            Remedies = left[0].Status == WebhookStatus.Refused
                ? [new("Fix what the receiver reports. To discard the refused delivery and send the ones behind it, use --skip-refused. Pending deliveries are kept.")]
                : [new("Check that the receiver is running, and send again. Pending deliveries are kept.")],
        };
}
