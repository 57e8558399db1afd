using System.Text.Json;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Specification;

/// <summary>Holds single exchanges against the specification.</summary>
public static class ExchangeCheck
{
    // The upgrade to a WebSocket: the specification says nothing of it.
    private const int SwitchingProtocols = 101;

    // Answers are as deep as the configurations of flows in them.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    /// <summary>
    /// Finds all ways in which an exchange deviates from the specification. What the specification does not cover is
    /// passed over: the token endpoint, the sandbox's own controls, uploads and downloads, WebSockets.
    /// </summary>
    public static IReadOnlyList<Deviation> Check(ObservedExchange exchange)
    {
        if (!IsCovered(exchange))
        {
            return [];
        }

        var (operation, pathValues, hasPath) = ApiSpecification.Current.Find(exchange.Method, exchange.Path);
        if (operation is null)
        {
            return
            [
                hasPath
                    ? new Deviation(DeviationKind.UnknownMethod, $"{exchange.Method} {exchange.Path}", "path", "the path does not have this method")
                    : new Deviation(DeviationKind.UnknownPath, $"{exchange.Method} {exchange.Path}", "path", "no operation has this path"),
            ];
        }

        var found = new List<Deviation>();
        void Report(DeviationKind kind, string place, string message) => found.Add(new Deviation(kind, operation.Name, place, message));

        var query = new QueryCheck(operation, Report);
        query.CheckPath(pathValues);
        query.Check(exchange.Query);
        CheckBody("request", exchange.RequestContentType, exchange.RequestBody, operation.RequestBody, isRequest: true, Report);

        var answer = FormattableString.Invariant($"response {exchange.Status}");
        if (operation.TryFindResponse(exchange.Status, out var expected))
        {
            CheckBody(answer, exchange.ResponseContentType, exchange.ResponseBody, exchange.Method == "HEAD" ? null : expected, isRequest: false, Report);
        }
        else
        {
            Report(DeviationKind.UnknownStatus, "status", FormattableString.Invariant($"{exchange.Status} is not one of {string.Join(", ", operation.Responses.Keys.Order(StringComparer.Ordinal))}"));
        }

        return found;
    }

    private static bool IsCovered(ObservedExchange exchange) =>
        exchange.Port == "api"
        && exchange.Status != SwitchingProtocols
        && exchange.Path != "/oauth/token"
        && !exchange.Path.StartsWith("/sandbox/", StringComparison.Ordinal);

    private static void CheckBody(string place, string? mediaType, string? text, ApiBody? expected, bool isRequest, Action<DeviationKind, string, string> report)
    {
        if (string.IsNullOrEmpty(text))
        {
            if (expected is { IsRequired: true })
            {
                report(DeviationKind.MissingBody, place, $"{expected.Shape.Name} expected");
            }

            return;
        }

        if (expected is null)
        {
            report(DeviationKind.UnexpectedBody, place, "there is a body, and the specification has none");
            return;
        }

        if (!string.Equals(mediaType?.Split(';')[0].Trim(), expected.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            report(DeviationKind.WrongMediaType, place, $"{expected.MediaType} expected, {(string.IsNullOrEmpty(mediaType) ? "none" : mediaType)} found");
        }

        if (!expected.IsJson)
        {
            return;
        }

        try
        {
            using var body = JsonDocument.Parse(text, Deep);
            new BodyCheck(isRequest, (kind, inside, message) => report(kind, $"{place} {inside}", message)).Check(body.RootElement, expected.Shape);
        }
        catch (JsonException)
        {
            // The exception quotes what it met.
            report(DeviationKind.UnreadableBody, place, "the body is not valid JSON");
        }
    }
}
