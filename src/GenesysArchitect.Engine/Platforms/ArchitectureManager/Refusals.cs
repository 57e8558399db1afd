using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The error codes of the Architecture Manager.</summary>
internal sealed class Refusals : IRefusals
{
    private const int Conflict = 409;

    // The rest of the code differs between hosts.
    private const string Flow = "flow";
    private const string Locked = "lock";
    private const string Limit = "limit";

    public Refusal? Of(int status, string? code) => (status, code) switch
    {
        (Conflict, { } said) when said.Contains(Flow, StringComparison.OrdinalIgnoreCase) && said.Contains(Locked, StringComparison.OrdinalIgnoreCase) =>
            new(ErrorIds.FlowLocked, ErrorKind.Conflict, new("Have the lock's owner release it at the platform, then run the command again.")),
        (Conflict, { } said) when said.Contains(Limit, StringComparison.OrdinalIgnoreCase) =>
            new(ErrorIds.LimitReached, ErrorKind.LimitReached, new("Wait until another operation of this kind has ended, then run the command again.")),
        _ => null,
    };
}
