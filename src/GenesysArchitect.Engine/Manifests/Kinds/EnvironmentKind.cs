using GenesysArchitect.Engine.Manifests.Specs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>An environment that other resources refer to. It is not deployed itself.</summary>
internal sealed class EnvironmentKind() : ResourceKind(KindName, typeof(EnvironmentSpec))
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "Environment";

    public override string IdentityMember => "id";
}
