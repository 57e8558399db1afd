using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>The webhook settings of a run.</summary>
public sealed record WebhookSettings
{
    /// <summary>The receivers.</summary>
    public required IReadOnlyList<WebhookEndpoint> Endpoints { get; init; }

    /// <summary>The signing secret; null for none.</summary>
    public Secret? Secret { get; init; }

    /// <summary>The folder of run records, which contains the outbox.</summary>
    public required string StatePath { get; init; }

    /// <summary>How long the end of a run waits for pending deliveries.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Combines explicit settings with environment variables: GENESYS_WEBHOOK_URL, _FORMAT, _EVENTS and _SECRET.</summary>
    /// <param name="statePath">The folder of run records.</param>
    /// <param name="addresses">The receivers' addresses; null or none for those of the environment.</param>
    /// <param name="format">The format; null for that of the environment, or JSON.</param>
    /// <param name="events">The events to send; null or none for those of the environment, or all.</param>
    /// <param name="secret">The signing secret; null for that of the environment, if any.</param>
    /// <param name="variable">Reads a variable; null or empty if it is not set.</param>
    /// <returns>The settings; null if there are no receivers.</returns>
    /// <exception cref="GcException">An address, the format or an event is invalid.</exception>
    public static WebhookSettings? Read(string statePath, IReadOnlyList<string>? addresses, WebhookFormat? format, IReadOnlyList<string>? events, Secret? secret, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var named = addresses is { Count: > 0 } ? addresses : Words(variable("GENESYS_WEBHOOK_URL"));
        if (named.Count == 0)
        {
            return null;
        }

        var wanted = events is { Count: > 0 } ? events : Words(variable("GENESYS_WEBHOOK_EVENTS"));
        var understood = format ?? FormatOf(variable("GENESYS_WEBHOOK_FORMAT"));
        return new WebhookSettings
        {
            Endpoints = [.. named.Select(address => WebhookEndpoint.Parse(address, understood, wanted)).DistinctBy(endpoint => endpoint.Key)],
            Secret = secret ?? SecretOf(variable),
            StatePath = statePath,
        };
    }

    /// <summary>Reads the signing secret.</summary>
    /// <param name="variable">Reads a variable; null or empty if it is not set.</param>
    /// <returns>The secret; null if it is not set.</returns>
    public static Secret? SecretOf(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable("GENESYS_WEBHOOK_SECRET") is { Length: > 0 } secret ? new Secret(secret) : null;
    }

    private static string[] Words(string? text) => (text ?? string.Empty).Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries);

    private static WebhookFormat FormatOf(string? word)
    {
        if (string.IsNullOrWhiteSpace(word))
        {
            return WebhookFormat.Json;
        }

        return Enum.GetValues<WebhookFormat>().Cast<WebhookFormat?>().FirstOrDefault(format => string.Equals($"{format}", word.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new GcException(ErrorIds.WebhookInvalid, ErrorKind.InvalidInput, $"GENESYS_WEBHOOK_FORMAT: '{word}' is not Json, Teams or Slack.") { Target = word, Remedies = [new("Use one of them, or remove the variable.")] };
    }
}
