using System.Management.Automation;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Makes the engine's errors PowerShell's: with their id, a category, and the remedy as recommended action.</summary>
internal static class ErrorRecords
{
    /// <summary>The record.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What it is about; null for what the error names.</param>
    /// <param name="shown">Makes of a text what is shown of it.</param>
    public static ErrorRecord Of(GcException error, object? target, Func<string, string> shown) =>
        new(error, error.ErrorId, CategoryOf(error.Kind), target ?? error.Target)
        {
            // PowerShell shows the recommended action beneath the message.
            ErrorDetails = new ErrorDetails(shown(error.Message)) { RecommendedAction = shown(PowerShellRemedies.Instance.Render(error.Remedies) ?? string.Empty) },
        };

    /// <summary>Whether an error ends the cmdlet: it is about the connection, or the run was cancelled.</summary>
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
