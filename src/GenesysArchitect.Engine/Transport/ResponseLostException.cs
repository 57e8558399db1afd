using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A call that got no usable answer. What became of it at the platform is <see cref="Fate"/>.</summary>
internal sealed class ResponseLostException : GcException
{
    public ResponseLostException(string errorId, ErrorKind kind, DeliveryStatus fate, string message, Exception? cause = null)
        : base(errorId, kind, message, cause)
    {
        Fate = fate;
    }

    public DeliveryStatus Fate { get; }
}
