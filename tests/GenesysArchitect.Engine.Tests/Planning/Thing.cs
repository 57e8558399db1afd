using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Tests.Planning;

/// <summary>A resource without meaning, since planner and runner are independent of kinds.</summary>
internal sealed record Thing(string Name) : Resource
{
    public const string KindName = "Thing";

    public override ResourceAddress Address => new(KindName, Name);

    public ChangeKind Change { get; init; } = ChangeKind.Update;

    public static ResourceAddress Called(string name) => new(KindName, name);

    public static Thing After(string name, params string[] needs) => new(name) { DependsOn = [.. needs.Select(Called)] };
}
