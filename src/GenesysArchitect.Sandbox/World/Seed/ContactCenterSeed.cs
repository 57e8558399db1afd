using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>Fills a contact center with the sample, and with as many generated flows as are asked for.</summary>
internal static class ContactCenterSeed
{
    private const string File = "contact-center.json";

    // Kinds that belong to no division.
    private static readonly HashSet<string> Undivided =
        [ObjectKind.Language, ObjectKind.UserPrompt, ObjectKind.SystemPrompt, ObjectKind.Grammar, ObjectKind.DataAction, ObjectKind.Group, ObjectKind.KnowledgeBase, ObjectKind.Integration];

    private static readonly ContactCenterSample Sample = SeedFile.Read<ContactCenterSample>(File);

    internal static IReadOnlyList<Division> Divisions { get; } =
        [.. Sample.Divisions.Select((division, index) => new Division(SeedId.Of("DIVISION", division.Name), division.Name, division.Description, index == 0))];

    internal static void Fill(ContactCenter center, DateTimeOffset now)
    {
        var start = now - TimeSpan.FromDays(90);
        foreach (var item in Sample.Objects)
        {
            center.Objects.Put(ToObject(item, center.Access, start));
        }

        foreach (var (table, rows) in Sample.Rows)
        {
            foreach (var row in rows)
            {
                center.Objects.PutRow(SeedId.Of(ObjectKind.DataTable, table), row["key"].Text()!, row.DeepClone().AsObject());
            }
        }

        center.Flows.Fill(Sample.Flows.Select((flow, index) => ToFlow(flow, center.Access, start + TimeSpan.FromHours(index))));
        center.Flows.Fill(Enumerable.Range(1, center.Options.GeneratedFlows).Select(number => GeneratedFlow.Of(number, center.Access.Home.Id, start)));
    }

    private static NamedObject ToObject(ContactCenterSample.SampleObject item, AccessList access, DateTimeOffset created) => new()
    {
        Kind = item.Kind,
        Id = item.Kind == ObjectKind.DataAction
            ? "custom_-_" + SeedId.Of(item.Kind, $"{item.Category}/{item.Name}")
            : SeedId.Of(item.Kind, item.Name),
        Name = item.Name,
        Category = item.Category,
        State = item.State ?? "active",
        DivisionId = Undivided.Contains(item.Kind) ? null : (access.DivisionNamed(item.Division) ?? access.Home).Id,
        Properties = Resolved(item.Properties)!.AsObject(),
        Created = created,
    };

    private static JsonNode? Resolved(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolved(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Resolved)]),
        _ when node.Text() is { } text && text.StartsWith('@') => Reference(text[1..].Split('/')),
        _ => node?.DeepClone(),
    };

    private static JsonObject Reference(string[] parts) => parts is ["FLOW", var type, var flow]
        ? new JsonObject { ["id"] = SeedId.Of(type, flow), ["name"] = flow }
        : new JsonObject { ["id"] = SeedId.Of(parts[0], parts[1]), ["name"] = parts[1] };

    private static Flow ToFlow(SampleFlow sample, AccessList access, DateTimeOffset created)
    {
        var author = new Actor(SeedId.Of("USER", "Mara Okafor"), "Mara Okafor");
        var content = new FlowContent(() => FlowComposer.Compose(
            sample.Type, sample.Name, sample.Description, sample.Division, sample.Languages, sample.ParsedUses, [.. sample.Intents.Select(intent => new SampleIntent(intent.Key, intent.Value))]));
        var published = sample.State is not ("unpublished" or "archived");
        var versions = Enumerable.Range(1, sample.Versions).Select(number =>
        {
            var at = created + TimeSpan.FromDays(number);
            var isLast = number == sample.Versions;
            return new FlowVersion
            {
                Number = number,
                State = sample.State == "unpublished" ? FlowVersionState.CheckIn : FlowVersionState.Publish,
                Content = content,
                CreatedBy = author,
                Created = at,
                CheckedIn = at,
                Published = sample.State == "unpublished" ? null : at,
                PublishedEnd = sample.State == "unpublished" || (isLast && published && sample.State != "deleted") ? null : at + TimeSpan.FromDays(1),
            };
        });
        var flow = new Flow
        {
            Id = SeedId.Of(sample.Type, sample.Name),
            Type = sample.Type,
            Name = sample.Name,
            Description = sample.Description ?? string.Empty,
            DivisionId = (access.DivisionNamed(sample.Division) ?? access.Home).Id,
            Versions = [.. versions],
            PublishedBy = sample.State == "unpublished" ? null : author,
            Deleted = sample.State == "deleted",
            IsDefault = sample.State == "default",
            LanguageDomainId = FlowTypes.IsBot(sample.Type) ? SeedId.Of("NLUDOMAIN", sample.Name) : null,
        };
        flow = flow with
        {
            History = [new HistoryEntry("CREATE", created, author, "1.0"), .. flow.Versions.Where(version => version.Published is not null).Select(version => new HistoryEntry("PUBLISH", version.Published!.Value, author, version.Id))],
        };
        return sample.State is "locked" or "draft" ? Edited(flow, sample.State == "draft" ? author : Colleagues.Default, created + TimeSpan.FromDays(60)) : flow;
    }

    // A flow that somebody works on: checked out, with a draft that was never checked in.
    private static Flow Edited(Flow flow, Actor by, DateTimeOffset at) => flow with
    {
        Lock = new FlowLock(by, at),
        Versions = flow.Versions.Add(new FlowVersion
        {
            Number = flow.Newest!.Number + 1,
            State = FlowVersionState.Save,
            Content = new FlowContent(() => flow.Newest!.Content.Yaml + "# a draft\n"),
            CreatedBy = by,
            Created = at,
        }),
        History = flow.History.Add(new HistoryEntry("CHECKOUT", at, by, flow.Newest!.Id)),
    };
}
