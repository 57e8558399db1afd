using System.Text.Json.Nodes;
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

    /// <summary>What <c>GET /sandbox/state</c> shows of the organization.</summary>
    JsonObject Describe(Organization world);
}
