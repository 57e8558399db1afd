using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cli.Running;

/// <summary>The webhook options, which override the environment variables. There is no option for the signing secret.</summary>
internal sealed class NotifyFlags
{
    private readonly Option<string[]> _notify = new("--notify") { HelpName = "URL", Description = "Send webhooks to this URL (GENESYS_WEBHOOK_URL); may be repeated." };
    private readonly Option<WebhookFormat> _format = new ChoiceOption<WebhookFormat>("--notify-format", "The format (GENESYS_WEBHOOK_FORMAT).", WebhookFormat.Json, WebhookFormat.Teams, WebhookFormat.Slack);
    private readonly Option<string[]> _event = new("--notify-event") { HelpName = "NAME", Description = "The events, with wildcards (GENESYS_WEBHOOK_EVENTS, or all)." };

    private readonly DurationOption _timeout = new("--notify-timeout", "How long to wait for deliveries at the end (10); pending ones are kept.", mayBeZero: true);

    public Option[] All => [_notify, _format, _event, _timeout];

    public HelpSection Section => HelpSection.Of("Webhooks (set Teams and Slack URLs, and GENESYS_WEBHOOK_SECRET, in the environment: they are secrets)", All);

    /// <summary>Creates the observer that sends the webhooks; null when no URL is configured.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="statePath">The folder of the run journals.</param>
    /// <exception cref="GcException">A URL, the format or an event is invalid.</exception>
    public WebhookObserver? Read(ParseResult line, ProgramContext context, string statePath)
    {
        WebhookFormat? format = line.GetResult(_format) is { Implicit: false } ? line.GetValue(_format) : null;
        return WebhookSettings.Read(statePath, line.GetNonEmpty(_notify), format, line.GetNonEmpty(_event), secret: null, context.Variable) is { } settings
            ? new WebhookObserver(settings with { Deadline = line.GetValue(_timeout) ?? settings.Deadline })
            : null;
    }
}
