using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Language;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Language;

/// <summary>Domains of language understanding and their versions. Those of bots are trained by publishing their flow.</summary>
internal static class LanguageCalls
{
    private const string Domains = "/languageunderstanding/domains";
    private const string Version = Domains + "/{domainId}/versions/{domainVersionId}";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.OfAny("GET", Domains, request => Listing.Of(request, request.Center().Languages.ToList(), Write), Domain("view")),
        CloudCall.OfAny("POST", Domains, Create, Domain("add")),
        CloudCall.OfAny("GET", Domains + "/{domainId}", request => Answer.Ok(Write(Require(request))), Domain("view")),
        CloudCall.OfAny("PATCH", Domains + "/{domainId}", Rename, Domain("edit")),
        CloudCall.OfAny("DELETE", Domains + "/{domainId}", Delete, Domain("delete")),
        CloudCall.OfAny("GET", Domains + "/{domainId}/versions", ListVersions, OfVersion("view")),
        CloudCall.OfAny("POST", Domains + "/{domainId}/versions", CreateVersion, OfVersion("add")),
        CloudCall.OfAny("GET", Version, ReadVersion, OfVersion("view")),
        CloudCall.OfAny("POST", Version + "/detect", Detect, OfVersion("view")),
        CloudCall.OfAny("POST", Version + "/publish", Publish, OfVersion("add")),
        CloudCall.OfAny("POST", Version + "/train", Train, OfVersion("edit")),
    ];

    private static Answer Create(ApiRequest request)
    {
        var body = request.ReadObject();
        return Answer.Ok(Write(request.Center().Languages.Create(body.RequiredText("name"), body.OptionalText("language") ?? "en-us")));
    }

    private static Answer Rename(ApiRequest request)
    {
        var domain = Require(request);
        return Answer.Ok(Write(request.Center().Languages.Put(domain with { Name = request.ReadObject().RequiredText("name") })));
    }

    private static Answer Delete(ApiRequest request)
    {
        request.Center().Languages.Remove(request.Route("domainId"));
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static Answer ListVersions(ApiRequest request)
    {
        var domain = Require(request);
        return Listing.Of(request, domain.Versions.Reverse(), version => Write(request, domain, version));
    }

    private static Answer CreateVersion(ApiRequest request)
    {
        var domain = Require(request);
        var version = new LanguageVersion
        {
            Id = Guid.NewGuid().ToString(),
            Language = request.ReadObject().RequiredText("language"),
            Intents = [],
            TrainingStatus = "Untrained",
            Created = request.Options.TimeProvider.GetUtcNow(),
        };
        return Answer.Ok(Write(request, request.Center().Languages.Put(domain with { Versions = [.. domain.Versions, version] }), version));
    }

    private static Answer ReadVersion(ApiRequest request)
    {
        var (domain, version) = RequireVersion(request);
        return Answer.Ok(Write(request, domain, version));
    }

    private static Answer Train(ApiRequest request)
    {
        var (domain, version) = RequireVersion(request);
        var training = request.Center().Languages.Train(domain.Id, version.Id);
        return Answer.Ok(new JsonObject { ["message"] = "The training of the version started.", ["version"] = Write(request, domain, training) });
    }

    private static Answer Publish(ApiRequest request)
    {
        var (domain, version) = RequireVersion(request);
        return Answer.Ok(Write(request, domain, request.Center().Languages.Publish(domain.Id, version.Id)));
    }

    private static Answer Detect(ApiRequest request)
    {
        var (domain, version) = RequireVersion(request);
        var input = request.ReadObject()["input"] as JsonObject ?? throw CloudRequest.InvalidProperty("input", "is required");
        var intents = IntentMatch.Rank(version.Intents, input.RequiredText("text"));
        return Answer.Ok(new JsonObject
        {
            ["version"] = Write(request, domain, version),
            ["input"] = input.DeepClone(),
            ["output"] = new JsonObject
            {
                ["intents"] = intents.Select(intent => new JsonObject { ["name"] = intent.Name, ["probability"] = intent.Probability, ["entities"] = new JsonArray() }).ToJsonArray(),
                ["dialogActs"] = new JsonArray(),
            },
        });
    }

    private static LanguageDomain Require(ApiRequest request) => request.Center().Languages.Require(request.Route("domainId"));

    private static (LanguageDomain Domain, LanguageVersion Version) RequireVersion(ApiRequest request) =>
        request.Center().Languages.Require(request.Route("domainId"), request.Route("domainVersionId"));

    private static JsonObject Write(LanguageDomain domain)
    {
        var self = $"/api/v2{Domains}/{domain.Id}";
        var json = new JsonObject
        {
            ["id"] = domain.Id,
            ["name"] = domain.Name,
            ["language"] = domain.Language,
            ["dateCreated"] = CloudJson.Time(domain.Created),
            ["dateModified"] = CloudJson.Time(domain.Created),
            ["engineVersion"] = "3.0",
            ["selfUri"] = self,
        };
        if (domain.Versions is [.., var newest])
        {
            json["draftVersion"] = CloudJson.AddressableReference(newest.Id, self + "/versions/");
        }

        if (domain.Versions.LastOrDefault(version => version.Published is not null) is { } published)
        {
            json["lastPublishedVersion"] = CloudJson.AddressableReference(published.Id, self + "/versions/");
        }

        return json;
    }

    private static JsonObject Write(ApiRequest request, LanguageDomain domain, LanguageVersion version)
    {
        var withUtterances = request.QueryFlag("includeUtterances") == true;
        var json = new JsonObject
        {
            ["id"] = version.Id,
            ["domain"] = Write(domain),
            ["language"] = version.Language,
            ["published"] = version.Published is not null,
            ["dateCreated"] = CloudJson.Time(version.Created),
            ["dateModified"] = CloudJson.Time(version.Published ?? version.Created),
            ["trainingStatus"] = version.TrainingStatus,
            ["evaluationStatus"] = version.TrainingStatus == "Trained" ? "Evaluated" : "Unevaluated",
            ["intents"] = version.Intents.Select(intent => new JsonObject
            {
                ["name"] = intent.Name,
                ["utterances"] = withUtterances
                    ? intent.Utterances.Select(utterance => new JsonObject { ["source"] = "User", ["segments"] = new JsonArray(new JsonObject { ["text"] = utterance }) }).ToJsonArray()
                    : new JsonArray(),
            }).ToJsonArray(),
            ["entities"] = new JsonArray(),
            ["entityTypes"] = new JsonArray(),
            ["selfUri"] = $"/api/v2{Domains}/{domain.Id}/versions/{version.Id}",
        };
        if (version.Trained is { } trained)
        {
            json["dateTrained"] = CloudJson.Time(trained);
        }

        if (version.Published is { } published)
        {
            json["datePublished"] = CloudJson.Time(published);
        }

        return json;
    }

    private static string[] Domain(string action) => [$"languageUnderstanding:nluDomain:{action}", $"dialog:bot:{action}"];

    private static string[] OfVersion(string action) => [$"languageUnderstanding:nluDomainVersion:{action}", $"dialog:botVersion:{action}"];
}
