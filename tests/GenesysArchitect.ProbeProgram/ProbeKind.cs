using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.ProbeProgram;

/// <summary>The manifest kind of a probe.</summary>
internal sealed class ProbeKind() : ResourceKind(Probe.KindName, typeof(ProbeSpec))
{
    public override string IdentityMember => "path";

    public override Resource ToResource(object spec, ManifestDocument document, SpecReading reading) =>
        new Probe { Path = ((ProbeSpec)spec).Path, Content = ((ProbeSpec)spec).Content };
}
