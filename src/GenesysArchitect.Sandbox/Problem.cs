namespace GenesysArchitect.Sandbox;

/// <summary>An error or a warning as the platform lists it in a document.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What is wrong, in words.</param>
public sealed record Problem(string Code, string Message)
{
    internal System.Text.Json.Nodes.JsonNode ToJson() =>
        new System.Text.Json.Nodes.JsonObject { ["code"] = Code, ["message"] = Message };
}
