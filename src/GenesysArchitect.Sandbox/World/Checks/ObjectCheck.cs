using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;

namespace GenesysArchitect.Sandbox.World.Checks;

/// <summary>Checks a request body property by property and reports everything that is wrong together.</summary>
internal sealed class ObjectCheck(JsonObject body, string prefix = "")
{
    private readonly List<FieldProblem> _problems = [];

    internal string RequiredText(string name)
    {
        if (body[name].Text() is { Length: > 0 } text)
        {
            return text;
        }

        Report(name, body[name] is null ? "required" : "type", body[name] is null ? "is required" : "must be a text");
        return string.Empty;
    }

    internal string? OptionalText(string name)
    {
        if (body[name] is { } node && node.Text() is null)
        {
            Report(name, "type", "must be a text");
        }

        return body[name].Text();
    }

    internal bool OptionalFlag(string name)
    {
        switch (body[name]?.GetValueKind())
        {
            case null or JsonValueKind.False:
                return false;
            case JsonValueKind.True:
                return true;
            default:
                Report(name, "type", "must be true or false");
                return false;
        }
    }

    internal JsonObject? OptionalObject(string name)
    {
        if (body[name] is { } node and not JsonObject)
        {
            Report(name, "type", $"must be an object, not {node.GetValueKind()}");
        }

        return body[name] as JsonObject;
    }

    internal IReadOnlyList<string> OptionalTexts(string name) => body[name] is null ? [] : RequiredTexts(name, atLeast: 0);

    internal IReadOnlyList<string> RequiredTexts(string name, int atLeast = 1)
    {
        if (body[name] is not JsonArray items)
        {
            Report(name, body[name] is null ? "required" : "type", body[name] is null ? "is required" : "must be an array of texts");
            return [];
        }

        if (items.Count < atLeast)
        {
            Report(name, "size", $"needs at least {atLeast}");
        }

        var texts = new List<string>();
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index].Text() is { Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                Report($"{name}[{index}]", "type", "must be a text");
            }
        }

        return texts;
    }

    internal void Report(string name, string code, string message) => _problems.Add(new(prefix + name, code, message));

    internal void Include(ObjectCheck inner) => _problems.AddRange(inner._problems);

    internal void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw RefusedException.InvalidFields([.. _problems]);
        }
    }
}
