using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;

namespace GenesysArchitect.Sandbox.Platforms;

/// <summary>The routes of one platform over the organization.</summary>
internal interface IPlatform
{
    /// <summary>The calls of its API.</summary>
    IEnumerable<ApiCall> Calls();

    /// <summary>The controls that only this platform has.</summary>
    IEnumerable<ApiCall> Controls();

    /// <summary>The calls on the second port, for uploads and downloads; none when the platform has no such port.</summary>
    IEnumerable<ApiCall> TransferCalls() => [];

    /// <summary>The WebSockets; none when the platform has no such thing.</summary>
    IEnumerable<SocketRoute> Sockets() => [];

    /// <summary>The code of the refusal of a token that is over.</summary>
    string ExpiredTokenCode { get; }

    /// <summary>The refusal of a call for which a client lacks a permission; null when it may make it.</summary>
    RefusalException? Deny(ApiCall call, string? clientId);

    /// <summary>The refusal of a call that does not fit into the window of its token.</summary>
    RefusalException Throttle(RateCharge charge);

    /// <summary>Whatever happens between two calls, before this one has an effect: colleagues who interfere.</summary>
    void BeforeCall(ApiRequest request)
    {
    }

    /// <summary>What <c>GET /sandbox/state</c> shows of the organization.</summary>
    JsonObject Describe(Organization world);
}
