using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A call without a usable response. <see cref="Fate"/> has its state at the platform.</summary>
internal sealed class ResponseLostException : GcException
{
    public ResponseLostException(string errorId, ErrorKind kind, DeliveryStatus fate, string message, Exception? cause = null)
        : base(errorId, kind, message, cause)
    {
        Fate = fate;
    }

    public DeliveryStatus Fate { get; }

    /// <summary>Whether the same call cannot fare better in a moment, so that it is not sent again.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether a page for a browser was answered instead, which is seldom gone in a moment.</summary>
    public bool IsPage { get; init; }
}
