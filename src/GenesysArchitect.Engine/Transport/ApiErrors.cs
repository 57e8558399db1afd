using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>Converts an error response into an exception with remedies.</summary>
internal static partial class ApiErrors
{
    /// <summary>Converts a response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The response.</param>
    /// <param name="refusals">The platform's error codes; null if the status is sufficient.</param>
    /// <param name="mayBeAnotherPlatform">Whether no call over the connection has succeeded yet, so that the address may belong to another platform.</param>
    public static GcException From(ApiRequest request, ApiResponse answer, IRefusals? refusals = null, bool mayBeAnotherPlatform = false)
    {
        var said = PlatformError.Read(answer);
        var (id, kind, remedy) = refusals?.Of((int)answer.Status, said.Code) ?? Classify(request, answer, said);
        return new GcException(id, kind, Message(request, answer, said))
        {
            Remedies = mayBeAnotherPlatform && answer.Status == HttpStatusCode.NotFound ? [remedy, AnotherPlatform] : [remedy],
            Target = request.Target,
            Status = (int)answer.Status,
            PlatformCode = said.Code,
            CorrelationId = answer.CorrelationId ?? said.ContextId,
        };
    }

    private static readonly Remedy AnotherPlatform = new("If the address is that of another platform, specify that platform when connecting.", new UseOption(EngineOption.Platform));

    private static Refusal Classify(ApiRequest request, ApiResponse answer, PlatformError said)
    {
        var (id, kind, remedy) = ByStatus(request, answer, said);
        return new Refusal(id, kind, new Remedy(remedy));
    }

    private static (string Id, ErrorKind Kind, string Remedy) ByStatus(ApiRequest request, ApiResponse answer, PlatformError said) => (int)answer.Status switch
    {
        >= 300 and < 400 => (ErrorIds.Redirected, ErrorKind.Protocol, $"Redirects are not followed, so that credentials stay where they belong. Give the address it points to ({answer.RedirectTarget ?? "which it does not name"}) as the base address, if you trust it."),
        401 => (ErrorIds.TokenRefused, ErrorKind.Authentication, "Connect again. If it stays, check in Admin › Integrations › OAuth that the client is active and its secret is current."),
        403 => (ErrorIds.PermissionMissing, ErrorKind.Permission, $"Give a role of the OAuth client the permission {request.Permission}, in the division of the resource."),
        404 => (ErrorIds.NotFound, ErrorKind.NotFound, request.Target is null ? "Check the base address." : $"Check the id '{request.Target}', and that you are connected to the organization that has it."),
        407 => (ErrorIds.Unreachable, ErrorKind.Unavailable, ProxyFailure.HowToGiveCredentials),
        408 => (ErrorIds.TimedOut, ErrorKind.Unavailable, "Try again."),
        410 => (ErrorIds.NotFound, ErrorKind.NotFound, "It has been deleted. Remove what refers to it, or restore it at the platform."),
        409 => (ErrorIds.Conflict, ErrorKind.Conflict, "Read the resource again and see what has changed meanwhile."),
        429 => (ErrorIds.Throttled, ErrorKind.Throttled, answer.RetryAfter is { } wait
            ? $"The platform asked to wait for {wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, longer than the call may take. Try again after that, and see what else uses this OAuth client."
            : "See what else uses this OAuth client, and try again in a few minutes."),
        400 or 422 => (ErrorIds.Rejected, ErrorKind.InvalidInput, said.Fields.Count > 0 ? $"Correct {string.Join(", ", said.Fields)}." : "Correct what the platform names."),
        >= 500 => (ErrorIds.ServerError, ErrorKind.Unavailable, answer.RetryAfter is { TotalSeconds: >= 1 } pause
            ? $"The platform asked to wait for {pause.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s. Try again after that; see its status page."
            : "The platform is in trouble. See its status page, and try again later; give the correlation id to its support if it stays."),
        _ => (ErrorIds.Rejected, ErrorKind.Failed, "See what the platform says, and give the correlation id to its support."),
    };

    private static string Message(ApiRequest request, ApiResponse answer, PlatformError said)
    {
        var text = new StringBuilder($"{request.Operation}: the platform answered {(int)answer.Status} {StatusText(answer.Status)}");
        if (said.Code is not null)
        {
            text.Append(" (").Append(said.Code).Append(')');
        }

        if (answer.RedirectTarget is { } target)
        {
            text.Append(", which points to ").Append(target);
        }

        if (answer.Status == HttpStatusCode.ProxyAuthenticationRequired)
        {
            text.Append("; a proxy on the way requires credentials");
        }

        text.Append(said.Message is null ? "." : $": {said.Message.TrimEnd('.')}.");
        foreach (var detail in said.Details)
        {
            text.Append(' ').Append(detail.TrimEnd('.')).Append('.');
        }

        if ((answer.CorrelationId ?? said.ContextId) is { } correlation)
        {
            text.Append(" Correlation id ").Append(correlation).Append('.');
        }

        return text.ToString();
    }

    private static string StatusText(HttpStatusCode status) => WordBoundaries().Replace(status.ToString(), " $1");

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordBoundaries();
}
