namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>Creates manifest documents.</summary>
internal static class ManifestText
{
    /// <summary>A flow of the sandbox with a desired name.</summary>
    public static string Flow(string id, string name, string labels = "{}", string dependsOn = "[]") => $$"""
        apiVersion: genesysarchitect/v1
        kind: Flow
        metadata: {name: {{id}}, labels: {{labels}}}
        spec:
          id: {{id}}
          name: {{name}}
        dependsOn: {{dependsOn}}
        """;

    /// <summary>The deployment of a bundle of the sandbox.</summary>
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
