using System.Management.Automation;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Converts errors of the engine to error records with their id, a category, and the remedy as recommended action.</summary>
internal static class ErrorRecords
{
    /// <summary>Converts an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">The target object; null for the target of the error itself.</param>
    /// <param name="neutralize">Makes a text safe to print.</param>
    public static ErrorRecord Of(GcException error, object? target, Func<string, string> neutralize) =>
        new(error, error.ErrorId, CategoryOf(error.Kind), target ?? error.Target)
        {
            // PowerShell shows the recommended action below the message.
            ErrorDetails = new ErrorDetails(neutralize(error.Message)) { RecommendedAction = neutralize(PowerShellRemedies.Instance.Render(error.Remedies) ?? string.Empty) },
        };

    /// <summary>Whether an error ends the cmdlet: it affects the connection, or the run was cancelled.</summary>
    public static bool IsTerminating(GcException error) => error.ConcernsConnection || error.ErrorId == ErrorIds.RunCancelled;

    private static ErrorCategory CategoryOf(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        ErrorKind.Authentication => ErrorCategory.AuthenticationError,
        ErrorKind.Permission => ErrorCategory.PermissionDenied,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.Conflict => ErrorCategory.ResourceExists,
        ErrorKind.LimitReached => ErrorCategory.LimitsExceeded,
        ErrorKind.Throttled => ErrorCategory.QuotaExceeded,
        ErrorKind.Unavailable => ErrorCategory.ResourceUnavailable,
        ErrorKind.Protocol => ErrorCategory.ProtocolError,
        ErrorKind.Timeout => ErrorCategory.OperationTimeout,
        ErrorKind.Ambiguous => ErrorCategory.InvalidResult,
        ErrorKind.Declined => ErrorCategory.OperationStopped,
        _ => ErrorCategory.InvalidOperation,
    };
}
