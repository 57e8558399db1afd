using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cli.Running;

/// <summary>Who is told of a run: what the environment names, with what the line says over it. What deliveries are signed with is not on the line.</summary>
internal sealed class NotifyFlags
{
    private readonly Option<string[]> _notify = new("--notify") { HelpName = "URL", Description = "Tell this address (GENESYS_WEBHOOK_URL); may be repeated." };
    private readonly Option<WebhookFormat> _format = new WordOption<WebhookFormat>("--notify-format", "What it understands (GENESYS_WEBHOOK_FORMAT).", WebhookFormat.Json, WebhookFormat.Teams, WebhookFormat.Slack);
    private readonly Option<string[]> _event = new("--notify-event") { HelpName = "NAME", Description = "Which events, with * (GENESYS_WEBHOOK_EVENTS, or all)." };

    private readonly DurationOption _timeout = new("--notify-timeout", "How long the end waits for what has not arrived (10); it is kept.", mayBeZero: true);

    public Option[] All => [_notify, _format, _event, _timeout];

    public HelpSection Section => HelpSection.Of("Telling others (a Teams or Slack URL is a secret, as is GENESYS_WEBHOOK_SECRET: in the environment)", All);

    /// <summary>Makes who tells them; null where nobody is to be told.</summary>
    /// <param name="line">The line.</param>
    /// <param name="context">The environment.</param>
    /// <param name="statePath">The folder where runs are put down.</param>
    /// <exception cref="GcException">An address, the format or an event is none.</exception>
    public WebhookObserver? Read(ParseResult line, ProgramContext context, string statePath)
    {
        WebhookFormat? format = line.GetResult(_format) is { Implicit: false } ? line.GetValue(_format) : null;
        return WebhookSettings.Read(statePath, line.GetStated(_notify), format, line.GetStated(_event), secret: null, context.Variable) is { } settings
            ? new WebhookObserver(settings with { Deadline = line.GetValue(_timeout) ?? settings.Deadline })
            : null;
    }
}
