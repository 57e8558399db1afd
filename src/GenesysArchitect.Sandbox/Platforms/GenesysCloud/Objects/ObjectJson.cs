using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>Objects as the platform writes them.</summary>
internal static class ObjectJson
{
    internal static JsonObject Write(ContactCenter center, ObjectRoutes routes, NamedObject item)
    {
        var json = new JsonObject { ["id"] = item.Id, ["name"] = item.Name };
        if (item.DivisionId is { } divisionId && center.Access.Division(divisionId) is { } division && routes.Kind is not (ObjectKind.User or ObjectKind.Integration))
        {
            json["division"] = CloudJson.Division(division);
        }

        foreach (var name in routes.Properties)
        {
            if (item.Properties[name] is { } value)
            {
                json[name] = value.DeepClone();
            }
        }

        if (routes.HasState)
        {
            json["state"] = item.State;
        }

        if (routes.IsLocked)
        {
            json["version"] = item.Version;
        }
        else if (routes.HasTextVersion)
        {
            json["version"] = item.Version.ToString(CultureInfo.InvariantCulture);
        }

        if (routes.HasDates)
        {
            json["dateCreated"] = CloudJson.Time(item.Created);
        }

        if (routes.HasDates || routes.HasModified)
        {
            json["dateModified"] = CloudJson.Time(item.Modified);
        }

        AddOwn(json, item);
        json["selfUri"] = $"/api/v2{routes.Path}/{Uri.EscapeDataString(item.Id)}";
        return json;
    }

    // What single kinds have that their models call required.
    private static void AddOwn(JsonObject json, NamedObject item)
    {
        switch (item.Kind)
        {
            case ObjectKind.User:
                json["username"] = item.Properties["email"].Text();
                json["version"] = item.Version;
                break;
            case ObjectKind.Group:
                json["type"] = "official";
                json["visibility"] = "public";
                json["rulesVisible"] = true;
                json["memberCount"] = 3;
                break;
            case ObjectKind.Integration:
                json["intendedState"] = "ENABLED";
                break;
            case ObjectKind.Script:
                json["versionId"] = item.Id;
                json["createdDate"] = CloudJson.Time(item.Created);
                json["modifiedDate"] = CloudJson.Time(item.Modified);
                json["publishedDate"] = CloudJson.Time(item.Modified);
                break;
        }
    }
}
