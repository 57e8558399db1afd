namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>The types of flows, and the names they have in the different places.</summary>
internal static class FlowTypes
{
    // Type, key in Architect YAML, section that holds the parts of the flow, kind of a part.
    private static readonly (string Type, string Key, string Section, string Part)[] Known =
    [
        ("BOT", "botFlow", "bots", "bot"),
        ("COMMONMODULE", "commonModule", "tasks", "task"),
        ("DIGITALBOT", "digitalBot", "bots", "bot"),
        ("EMAILSEND", "emailSend", "states", "state"),
        ("INBOUNDCALL", "inboundCall", "menus", "menu"),
        ("INBOUNDCHAT", "inboundChat", "states", "state"),
        ("INBOUNDEMAIL", "inboundEmail", "states", "state"),
        ("INBOUNDSHORTMESSAGE", "inboundShortMessage", "states", "state"),
        ("INQUEUECALL", "inQueueCall", "tasks", "task"),
        ("INQUEUEEMAIL", "inQueueEmail", "states", "state"),
        ("INQUEUESHORTMESSAGE", "inQueueShortMessage", "states", "state"),
        ("OUTBOUNDCALL", "outboundCall", "menus", "menu"),
        ("SECURECALL", "secureCall", "tasks", "task"),
        ("SPEECH", "speech", "tasks", "task"),
        ("SURVEYINVITE", "surveyInvite", "states", "state"),
        ("VOICE", "voice", "tasks", "task"),
        ("VOICEMAIL", "voicemail", "tasks", "task"),
        ("VOICESURVEY", "voiceSurvey", "tasks", "task"),
        ("WORKFLOW", "workflow", "states", "state"),
        ("WORKITEM", "workitem", "states", "state"),
    ];

    // DEPTYPE has no value for them, so dependency tracking does not know them.
    private static readonly HashSet<string> Untracked = ["SPEECH"];

    internal static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.Type)];

    internal static bool IsKnown(string type) => Known.Any(known => known.Type == type);

    internal static bool IsBot(string type) => type is "BOT" or "DIGITALBOT";

    internal static string Key(string type) => Known.First(known => known.Type == type).Key;

    internal static (string Section, string Part) Start(string type)
    {
        var known = Known.First(known => known.Type == type);
        return (known.Section, known.Part);
    }

    /// <summary>
    /// The type that a top-level key names, or null. Not every key is documented, so case does not count and a suffix Flow is optional.
    /// </summary>
    internal static string? FromKey(string key)
    {
        var plain = key.EndsWith("Flow", StringComparison.OrdinalIgnoreCase) && !key.Equals("workflow", StringComparison.OrdinalIgnoreCase) ? key[..^4] : key;
        return Known.FirstOrDefault(known => known.Type.Equals(plain, StringComparison.OrdinalIgnoreCase)).Type;
    }

    internal static string DependencyType(string type) => type switch
    {
        "WORKFLOW" => "WORKFLOW",
        "DIGITALBOT" => "DIGITALBOTFLOW",
        _ => type + "FLOW",
    };

    internal static bool IsTracked(string type) => !Untracked.Contains(type);

    internal static string? FromDependencyType(string dependencyType) =>
        All.FirstOrDefault(type => DependencyType(type) == dependencyType);
}
