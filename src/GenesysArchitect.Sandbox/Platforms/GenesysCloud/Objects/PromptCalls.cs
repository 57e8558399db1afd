using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>User prompts with a resource for each language.</summary>
internal static class PromptCalls
{
    private const string Prompts = "/architect/prompts";
    private const string Entity = "architect:userPrompt";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", Prompts, List, Entity + ":view"),
        CloudCall.Of("POST", Prompts, Add, Entity + ":add"),
        CloudCall.Of("GET", Prompts + "/{promptId}", request => Answer.Ok(Write(request, Require(request))), Entity + ":view"),
        CloudCall.Of("PUT", Prompts + "/{promptId}", Update, Entity + ":edit"),
        CloudCall.Of("DELETE", Prompts + "/{promptId}", Delete, Entity + ":delete"),
        CloudCall.Of("GET", Prompts + "/{promptId}/resources", Resources, Entity + ":view"),
        CloudCall.Of("POST", Prompts + "/{promptId}/resources", AddResource, Entity + ":edit"),
        CloudCall.Of("GET", Prompts + "/{promptId}/resources/{languageCode}", ReadResource, Entity + ":view"),
    ];

    private static Answer List(ApiRequest request)
    {
        var names = request.QueryList("name");
        var prompts = request.Center().Objects.ToList(ObjectKind.UserPrompt)
            .Where(prompt => (names.Count == 0 || names.Any(name => NameFilter.Matches(prompt.Name, name)))
                && NameFilter.Matches(Description(prompt), request.Query("description"))
                && (request.Query("nameOrDescription") is not { } either || NameFilter.Matches(prompt.Name, either) || NameFilter.Matches(Description(prompt), either)));
        var sorted = request.Query("sortBy") == "name" ? prompts.OrderBy(prompt => prompt.Name, StringComparer.OrdinalIgnoreCase) : prompts;
        var descending = request.Query("sortOrder")?.StartsWith("desc", StringComparison.OrdinalIgnoreCase) == true;
        return Listing.Of(request, descending ? sorted.Reverse() : sorted, prompt => Write(request, prompt));
    }

    private static Answer Add(ApiRequest request)
    {
        var body = request.ReadObject();
        var name = Name(body);
        RequireFree(request, name, except: null);
        return Answer.Ok(Write(request, request.Center().Objects.Put(new NamedObject
        {
            Kind = ObjectKind.UserPrompt,
            Id = Guid.NewGuid().ToString(),
            Name = name,
            Properties = new JsonObject { ["description"] = body.OptionalText("description") ?? string.Empty, ["resources"] = new JsonArray() },
        })));
    }

    private static Answer Update(ApiRequest request)
    {
        var prompt = Require(request);
        var body = request.ReadObject();
        var name = Name(body);
        RequireFree(request, name, prompt.Id);
        var properties = prompt.Properties.DeepClone().AsObject();
        properties["description"] = body.OptionalText("description") ?? string.Empty;
        return Answer.Ok(Write(request, request.Center().Objects.Put(prompt with { Name = name, Properties = properties, Version = prompt.Version + 1 })));
    }

    private static Answer Delete(ApiRequest request)
    {
        var prompt = Require(request);
        if (request.Center().Dependencies.UsersOf(ObjectKind.UserPrompt, prompt.Id).Any(user => user.IsPublished))
        {
            throw RefusalException.Conflict("architect.dependency.object.in.use", $"The prompt '{prompt.Name}' is in use.");
        }

        if (request.QueryFlag("allResources") != true && ResourcesOf(prompt).Count > 0)
        {
            throw RefusalException.Conflict("architect.prompt.has.resources", $"The prompt '{prompt.Name}' has resources.");
        }

        request.Center().Objects.Remove(ObjectKind.UserPrompt, prompt.Id);
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static Answer Resources(ApiRequest request)
    {
        var prompt = Require(request);
        return Listing.Of(request, ResourcesOf(prompt), resource => WriteResource(prompt, resource));
    }

    private static Answer AddResource(ApiRequest request)
    {
        var prompt = Require(request);
        var body = request.ReadObject();
        var language = body["language"].Text() is { Length: > 0 } text
            ? text
            : throw new RefusalException(StatusCodes.Status400BadRequest, "architect.prompt.resource.validate.failed.language", "The language of the prompt resource is missing.");
        if (ResourcesOf(prompt).Any(resource => resource["language"].Text() == language))
        {
            throw RefusalException.Conflict("architect.prompt.resource.already.exists", $"The prompt '{prompt.Name}' already has a resource for {language}.");
        }

        var added = new JsonObject { ["language"] = language, ["ttsString"] = body.OptionalText("ttsString"), ["text"] = body.OptionalText("text"), ["uploadStatus"] = "created" };
        var properties = prompt.Properties.DeepClone().AsObject();
        properties["resources"] = ResourcesOf(prompt).Append(added).Select(resource => resource.DeepClone()).ToJsonArray();
        var changed = request.Center().Objects.Put(prompt with { Properties = properties, Version = prompt.Version + 1 });
        return Answer.Ok(WriteResource(changed, added));
    }

    private static Answer ReadResource(ApiRequest request)
    {
        var prompt = Require(request);
        var language = request.Route("languageCode");
        var resource = ResourcesOf(prompt).FirstOrDefault(resource => resource["language"].Text() == language)
            ?? throw new RefusalException(StatusCodes.Status404NotFound, "architect.prompt.resource.not.found", $"The prompt '{prompt.Name}' has no resource for {language}.");
        return Answer.Ok(WriteResource(prompt, resource));
    }

    private static JsonObject Write(ApiRequest request, NamedObject prompt)
    {
        var json = new JsonObject
        {
            ["id"] = prompt.Id,
            ["name"] = prompt.Name,
            ["description"] = Description(prompt),
            ["selfUri"] = $"/api/v2{Prompts}/{prompt.Id}",
        };
        if (request.QueryFlag("includeResources") != false)
        {
            var languages = request.QueryList("language");
            json["resources"] = ResourcesOf(prompt)
                .Where(resource => languages.Count == 0 || languages.Contains(resource["language"].Text() ?? string.Empty))
                .Select(resource => WriteResource(prompt, resource))
                .ToJsonArray();
        }

        return json;
    }

    private static JsonObject WriteResource(NamedObject prompt, JsonObject resource)
    {
        var language = resource["language"].Text();
        var json = new JsonObject { ["id"] = language, ["promptId"] = prompt.Id };
        foreach (var (name, value) in resource)
        {
            if (value is not null)
            {
                json[name] = value.DeepClone();
            }
        }

        json["selfUri"] = $"/api/v2{Prompts}/{prompt.Id}/resources/{language}";
        return json;
    }

    private static NamedObject Require(ApiRequest request)
    {
        var id = request.Route("promptId");
        return request.Center().Objects.Find(ObjectKind.UserPrompt, id)
            ?? throw new RefusalException(StatusCodes.Status404NotFound, "architect.prompt.not.found", $"The prompt '{id}' could not be found.");
    }

    private static string Name(JsonObject body)
    {
        if (body["name"].Text() is not { Length: > 0 } name)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "architect.prompt.validate.failed.missing.name", "The name of the prompt is missing.");
        }

        return name.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            ? name
            : throw new RefusalException(StatusCodes.Status400BadRequest, "architect.prompt.validate.failed.name", $"The prompt name '{name}' may have letters, digits and underscores alone.");
    }

    private static void RequireFree(ApiRequest request, string name, string? except)
    {
        if (request.Center().Objects.ToList(ObjectKind.UserPrompt).Any(prompt => prompt.Id != except && prompt.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw RefusalException.Conflict("architect.prompt.already.exists", $"A prompt with the name '{name}' already exists.");
        }
    }

    private static string Description(NamedObject prompt) => prompt.Properties["description"].Text() ?? string.Empty;

    private static IReadOnlyList<JsonObject> ResourcesOf(NamedObject prompt) => prompt.Properties["resources"] is JsonArray resources ? [.. resources.OfType<JsonObject>()] : [];
}
