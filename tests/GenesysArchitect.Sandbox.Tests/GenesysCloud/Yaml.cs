namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

/// <summary>Architect YAML for tests.</summary>
internal static class Yaml
{
    /// <summary>An inbound call flow whose one menu leads to a queue.</summary>
    internal static string Call(string name, string queue = "Sales", string startUpRef = "/inboundCall/menus/menu[Front_10]", string extra = "") => $$"""
        inboundCall:
          name: "{{name}}"
          description: A test
          startUpRef: "{{startUpRef}}"
          defaultLanguage: en-us
          supportedLanguages: { en-us: { none: true } }
        {{extra}}
          menus:
            - menu:
                name: Front
                refId: Front_10
                choices:
                  - menuTransferToAcd: { name: To the queue, dtmf: digit_1, targetQueue: { lit: { name: "{{queue}}" } } }
        """;

    /// <summary>A workflow with one action.</summary>
    internal static string Workflow(string name, string action) => $$"""
        workflow:
          name: "{{name}}"
          startUpRef: "./states/state[Go_10]"
          defaultLanguage: en-us
          supportedLanguages: { en-us: { none: true } }
          states:
            - state:
                name: Go
                refId: Go_10
                actions:
                  - {{action}}
        """;
}
