namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>Documents of manifests.</summary>
internal static class ManifestText
{
    /// <summary>A wish for a flow of the sandbox to have a name.</summary>
    public static string Flow(string id, string name, string labels = "{}", string dependsOn = "[]") => $$"""
        apiVersion: genesysarchitect/v1
        kind: Flow
        metadata: {name: {{id}}, labels: {{labels}}}
        spec:
          id: {{id}}
          name: {{name}}
        dependsOn: {{dependsOn}}
        """;

    /// <summary>A wish for a bundle of the sandbox to be deployed.</summary>
    public static string Bundle(string id, string environments = "[test]", string more = "timeout: 1m", string dependsOn = "[]") => $$"""
        apiVersion: genesysarchitect/v1
        kind: BundleDeployment
        metadata: {name: {{id}}}
        spec:
          bundleId: {{id}}
          environments: {{environments}}
          {{more}}
        dependsOn: {{dependsOn}}
        """;
}
