using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;

/// <summary>Small documents that many answers contain.</summary>
internal static class CloudJson
{
    // The platform prints milliseconds and no more.
    internal static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static JsonObject Division(Division division) => new()
    {
        ["id"] = division.Id,
        ["name"] = division.Name,
        ["selfUri"] = $"/api/v2/authorization/divisions/{division.Id}",
    };

    internal static JsonObject Client(Actor client) => new()
    {
        ["id"] = client.Id,
        ["name"] = client.Name,
        ["selfUri"] = $"/api/v2/oauth/clients/{client.Id}",
    };

    /// <summary>A user in an answer leaves out the version that the model calls required.</summary>
    internal static JsonObject User(Actor user) => new()
    {
        ["id"] = user.Id,
        ["name"] = user.Name,
        ["selfUri"] = $"/api/v2/users/{user.Id}",
    };

    /// <summary>Sets one of two properties: that of a person or that of a client.</summary>
    internal static void SetActor(this JsonObject json, string userProperty, string clientProperty, Actor actor)
    {
        if (actor.IsClient)
        {
            json[clientProperty] = Client(actor);
        }
        else
        {
            json[userProperty] = User(actor);
        }
    }

    internal static JsonObject Operation(FlowOperation operation)
    {
        var json = new JsonObject
        {
            ["id"] = operation.Id,
            ["complete"] = operation.Complete,
            ["actionName"] = operation.Action,
            ["actionStatus"] = operation.Status,
        };
        json.SetActor("user", "client", operation.By);
        if (operation.ErrorCode is { } code)
        {
            json["errorCode"] = code;
            json["errorMessage"] = operation.ErrorMessage;
        }

        return json;
    }

    internal static JsonObject AddressableReference(string id, string path) => new() { ["id"] = id, ["selfUri"] = path + id };
}
