using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    internal JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("The answer is null.");

    internal JsonArray Items => Json.AsArray();

    internal JsonArray Entities => Json["entities"]!.AsArray();

    internal string Text(string name) => Json[name]!.GetValue<string>();

    internal string[] Texts(string property) => [.. Items.Select(item => item![property]!.GetValue<string>())];

    internal Reply Expect(int status)
    {
        Assert.True(status == Status, $"{status} was expected and {Status} came: {Body}");
        return this;
    }

    internal void ExpectStatusAndCode(int status, string code) => Assert.Equal(code, Expect(status).Text("code"));

    internal Reply ExpectError(int status, string code)
    {
        ExpectStatusAndCode(status, code);
        Assert.Equal(status, Json["status"]!.GetValue<int>());
        Assert.NotEmpty(Text("message"));
        Assert.Equal(Headers["ININ-Correlation-Id"], Text("contextId"));
        Assert.IsType<JsonObject>(Json["messageParams"]);
        Assert.IsType<JsonArray>(Json["details"]);
        Assert.IsType<JsonArray>(Json["errors"]);
        return this;
    }

    internal void ExpectField(string field) =>
        Assert.Contains(field, ExpectError(422, "validation.failed").Json["details"]!.AsArray().Select(detail => detail!["fieldName"]!.GetValue<string>()));
}
