using GenesysArchitect.Engine.Manifests.Specs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>An environment, which targets may name. It is nothing to deploy.</summary>
internal sealed class EnvironmentKind() : ResourceKind(KindName, typeof(EnvironmentSpec))
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "Environment";

    public override string IdentityMember => "id";
}
