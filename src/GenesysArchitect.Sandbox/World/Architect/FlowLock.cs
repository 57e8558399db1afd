using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>A checkout: only its holder may change the flow.</summary>
/// <param name="Holder">Who has it.</param>
/// <param name="Since">Since when.</param>
public sealed record FlowLock(Actor Holder, DateTimeOffset Since);
