namespace GenesysArchitect.Engine.Tests.ManifestRuns;

/// <summary>Manifests for tests.</summary>
internal static class Manifests
{
    public const string Flow = """
        apiVersion: genesysarchitect/v1
        kind: Flow
        metadata: {name: night}
        spec:
          id: night-desk
          name: Night Desk
          lifecycleState: published
          blocks:
            - {id: hello, type: PlayAudio, prompt: Hello}
        """;

    public const string Bot = """
        apiVersion: genesysarchitect/v1
        kind: BotVersion
        metadata: {name: orders}
        spec: {botId: order-bot, versionId: "2.0", flows: [night-desk]}
        """;

    /// <summary>A flow, a bot that depends on it, and a bundle in two environments after that.</summary>
    public const string Chain = Flow + "\n---\n" + Bot + "\n---\n" + Bundle + "\ndependsOn: [BotVersion/orders]\n";

    public const string Bundle = """
        apiVersion: genesysarchitect/v1
        kind: BundleDeployment
        metadata: {name: desk}
        spec: {bundleId: returns-desk, environments: [test, prod]}
        """;

    public static string Bundles(params string[] ids) => string.Join("\n---\n", ids.Select(id => $$"""
        apiVersion: genesysarchitect/v1
        kind: BundleDeployment
        metadata: {name: {{id}}}
        spec: {bundleId: {{id}}, environments: [test]}
        """));
}
