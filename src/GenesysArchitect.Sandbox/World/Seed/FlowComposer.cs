using System.Globalization;
using System.Text;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>Writes the Architect YAML of the sample flows: a start, and an action for each thing that the flow uses.</summary>
internal static class FlowComposer
{
    internal static string Compose(string type, string name, string? description, string? division, IReadOnlyList<string> languages, IReadOnlyList<FlowUse> uses, IReadOnlyList<SampleIntent> intents)
    {
        var key = FlowTypes.Key(type);
        var (section, part) = FlowTypes.Start(type);
        var text = new StringBuilder()
            .Line(0, $"{key}:")
            .Line(1, $"name: {Quote(name)}")
            .Line(1, $"description: {Quote(description ?? string.Empty)}")
            .Line(1, $"division: {Quote(division ?? "Home")}")
            .Line(1, $"startUpRef: \"/{key}/{section}/{part}[Start_10]\"")
            .Line(1, $"defaultLanguage: {languages[0]}")
            .Line(1, "supportedLanguages:");
        foreach (var language in languages)
        {
            text.Line(2, $"{language}:").Line(3, "none: true");
        }

        if (type == "OUTBOUNDCALL")
        {
            WriteOutboundSettings(text, uses);
        }

        if (FlowTypes.IsBot(type))
        {
            WriteLanguageModel(text, languages[0], intents);
        }

        return section == "menus" ? WriteMenu(text, key, uses) : WriteActions(text.Line(1, $"{section}:"), part, "Start", "Start_10", uses);
    }

    private static string WriteMenu(StringBuilder text, string key, IReadOnlyList<FlowUse> uses)
    {
        text.Line(1, "initialGreeting: { tts: Welcome. }")
            .Line(1, "menus:")
            .Line(2, "- menu:")
            .Line(4, "name: Start")
            .Line(4, "refId: Start_10")
            .Line(4, "audio: { tts: How can we help? }")
            .Line(4, "choices:")
            .Line(5, "- menuTask:")
            .Line(7, "name: Help me")
            .Line(7, "dtmf: digit_1")
            .Line(7, $"targetTaskRef: \"/{key}/tasks/task[Help_20]\"")
            .Line(1, "tasks:");
        return WriteActions(text, "task", "Help", "Help_20", uses);
    }

    private static string WriteActions(StringBuilder text, string part, string name, string refId, IReadOnlyList<FlowUse> uses)
    {
        text.Line(2, $"- {part}:").Line(4, $"name: {name}").Line(4, $"refId: {refId}").Line(4, "actions:");
        foreach (var use in uses.Where(use => use.Kind is not ("contactList" or "wrapUpCode")))
        {
            text.Line(5, "- " + Action(use));
        }

        return text.Line(5, "- disconnect: { name: End }").ToString();
    }

    private static void WriteOutboundSettings(StringBuilder text, IReadOnlyList<FlowUse> uses)
    {
        text.Line(1, "settingsOutboundCall:");
        foreach (var use in uses.Where(use => use.Kind is "contactList" or "wrapUpCode"))
        {
            text.Line(2, $"{(use.Kind == "contactList" ? "contactList" : "wrapupCode")}: {{ lit: {{ name: {Quote(use.Name)} }} }}");
        }
    }

    private static void WriteLanguageModel(StringBuilder text, string language, IReadOnlyList<SampleIntent> intents)
    {
        text.Line(1, "settingsBotFlow: { none: true }")
            .Line(1, "settingsNaturalLanguageUnderstanding:")
            .Line(2, "nluDomainVersion:")
            .Line(3, $"language: {language}")
            .Line(3, "languageVersions: {}")
            .Line(3, "entities: []")
            .Line(3, "entityTypes: []")
            .Line(3, intents.Count == 0 ? "intents: []" : "intents:");
        foreach (var intent in intents)
        {
            text.Line(4, $"- name: {intent.Name}")
                .Line(5, "entityNameReferences: []")
                .Line(5, "utterances:");
            foreach (var utterance in intent.Utterances)
            {
                text.Line(6, $"- {{ source: User, id: {SeedId.Of(intent.Name, utterance)}, segments: [ {{ text: {Quote(utterance)} }} ] }}");
            }
        }

        text.Line(2, "mutedUtterances: []");
    }

    private static string Action(FlowUse use)
    {
        var name = Quote(use.Name);
        var title = $"name: {Quote($"Use {use.Name}")}";
        return use.Kind switch
        {
            "queue" => $"transferToAcd: {{ {title}, targetQueue: {{ lit: {{ name: {name} }} }}, priority: {{ lit: 0 }} }}",
            "findQueue" => Expression(title, $"FindQueue(\"{use.Name}\")"),
            "skill" => Expression(title, $"FindSkill(\"{use.Name}\")"),
            "language" => Expression(title, $"FindLanguageSkill(\"{use.Name}\")"),
            "group" => $"transferToGroup: {{ {title}, targetGroup: {{ lit: {{ name: {name} }} }} }}",
            "dataAction" => $"callData: {{ {title}, category: {{ {Quote(use.Category ?? string.Empty)}: {{ dataAction: {{ {name}: {{ inputs: {{}}, successOutputs: {{}}, failureOutputs: {{}} }} }} }} }} }}",
            "dataTable" => $"dataTableLookup: {{ {title}, lookupValue: {{ exp: Call.Ani }}, dataTable: {{ {name}: {{ foundOutputs: {{}}, failureOutputs: {{}} }} }} }}",
            "module" => Called("callCommonModule", "commonModule", title, name),
            "bot" => Called("callBotFlow", "botFlow", title, name),
            "digitalBot" => Called("callDigitalBotFlow", "digitalBotFlow", title, name),
            "flow" => $"transferToFlow: {{ {title}, targetFlow: {{ name: {name} }} }}",
            "secureFlow" => $"transferToFlowSecure: {{ {title}, targetFlow: {{ name: {name} }} }}",
            "inQueueFlow" => $"setInQueueFlow: {{ {title}, overrideInQueueFlow: {{ name: {name} }} }}",
            "scheduleGroup" => $"evaluateScheduleGroup: {{ {title}, scheduleGroup: {{ lit: {{ name: {name} }} }} }}",
            "schedule" => $"evaluateSchedule: {{ {title}, schedule: {{ selectedSchedule: {{ lit: {{ name: {name} }} }} }} }}",
            "prompt" => $"playAudio: {{ {title}, audio: {{ prompt: Prompt.{use.Name} }} }}",
            "script" => $"setScreenPop: {{ {title}, screenPopScript: {{ {name}: {{ inputs: {{}} }} }} }}",
            "outcome" => $"initializeFlowOutcome: {{ {title}, flowOutcome: {{ lit: {{ name: {name} }} }} }}",
            "milestone" => $"addFlowMilestone: {{ {title}, flowMilestone: {{ lit: {{ name: {name} }} }} }}",
            "knowledgeBase" => $"searchKnowledge: {{ {title}, knowledgeBase: {{ name: {name} }} }}",
            _ => throw new InvalidDataException($"A sample flow uses a '{use.Kind}', which has no action."),
        };
    }

    private static string Expression(string title, string expression) => $"updateData: {{ {title}, statements: [ {{ string: {{ variable: Task.Found, value: {{ exp: {Quote(expression)} }} }} }} ] }}";

    private static string Called(string action, string kind, string title, string name) =>
        $"{action}: {{ {title}, {kind}: {{ {name}: {{ ver_latestPublished: {{ inputs: {{}}, outputs: {{}} }} }} }} }}";

    private static string Quote(string text) => FlowText.Quote(text);

    private static StringBuilder Line(this StringBuilder text, int level, string line) =>
        text.Append(' ', level * 2).Append(CultureInfo.InvariantCulture, $"{line}\n");
}
