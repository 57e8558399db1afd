using System.Text.RegularExpressions;
using GenesysArchitect.Sandbox.World.Objects;
using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>Reads the references by name out of Architect YAML. Names that are settled only at run time are not among them.</summary>
internal sealed partial class ReferenceReader
{
    // Where an object is written as {lit: {name: …}} or {name: …} under a key that says what it is.
    private static readonly Dictionary<string, string> KindsByKey = new(StringComparer.Ordinal)
    {
        ["targetQueue"] = ObjectKind.Queue,
        ["queue"] = ObjectKind.Queue,
        ["targetGroup"] = ObjectKind.Group,
        ["scheduleGroup"] = ObjectKind.ScheduleGroup,
        ["selectedSchedule"] = ObjectKind.Schedule,
        ["emergencyGroup"] = ObjectKind.EmergencyGroup,
        ["languageSkill"] = ObjectKind.Language,
        ["defaultLanguageSkill"] = ObjectKind.Language,
        ["skill"] = ObjectKind.Skill,
        ["acdSkill"] = ObjectKind.Skill,
        ["targetUser"] = ObjectKind.User,
        ["wrapupCode"] = ObjectKind.WrapUpCode,
        ["contactList"] = ObjectKind.ContactList,
        ["surveyForm"] = ObjectKind.SurveyForm,
        ["knowledgeBase"] = ObjectKind.KnowledgeBase,
        ["engine"] = ObjectKind.SpeechToTextEngine,
        ["flowOutcome"] = ObjectKind.Outcome,
        ["flowMilestone"] = ObjectKind.Milestone,
        ["milestone"] = ObjectKind.Milestone,
    };

    private static readonly Dictionary<string, string> KindsByFunction = new(StringComparer.Ordinal)
    {
        ["FindQueue"] = ObjectKind.Queue,
        ["FindSkill"] = ObjectKind.Skill,
        ["FindLanguageSkill"] = ObjectKind.Language,
        ["FindGroup"] = ObjectKind.Group,
        ["FindUserPrompt"] = ObjectKind.UserPrompt,
        ["FindSchedule"] = ObjectKind.Schedule,
        ["FindScheduleGroup"] = ObjectKind.ScheduleGroup,
        ["FindEmergencyGroup"] = ObjectKind.EmergencyGroup,
    };

    private static readonly Dictionary<string, string> FlowKindsByKey = new(StringComparer.Ordinal)
    {
        ["botFlow"] = "BOTFLOW",
        ["digitalBotFlow"] = "DIGITALBOTFLOW",
        ["commonModule"] = "COMMONMODULEFLOW",
        ["agenticVirtualAgent"] = ObjectKind.AgenticVirtualAgent,
    };

    private readonly List<FlowReference> _references = [];
    private readonly HashSet<(string Kind, string Name, string? Category, string? Version)> _seen = [];
    private readonly string _type;

    private ReferenceReader(string type) => _type = type;

    internal static IReadOnlyList<FlowReference> Read(FlowFile file)
    {
        var reader = new ReferenceReader(file.Type);
        if (file.DivisionName is { } division)
        {
            reader.Add(division, [ObjectKind.Division]);
        }

        foreach (var (key, value) in file.Flow.Children)
        {
            reader.Visit(Key(key), value);
        }

        return reader._references;
    }

    private void Visit(string key, YamlNode value)
    {
        switch (value)
        {
            case YamlMappingNode mapping:
                ReadEntry(key, mapping);
                foreach (var (childKey, child) in mapping.Children)
                {
                    Visit(Key(childKey), child);
                }

                break;
            case YamlSequenceNode items:
                foreach (var item in items)
                {
                    Visit(key, item);
                }

                break;
            case YamlScalarNode { Value: { } text } when key is "exp" or "prompt":
                ReadExpression(text);
                break;
        }
    }

    private void ReadEntry(string key, YamlMappingNode value)
    {
        if (key == "category")
        {
            ReadDataActions(value);
        }
        else if (key is "dataTable" or "screenPopScript")
        {
            foreach (var name in Names(value))
            {
                Add(name, [key == "dataTable" ? ObjectKind.DataTable : ObjectKind.Script]);
            }
        }
        else if (FlowKindsByKey.TryGetValue(key, out var flowKind))
        {
            ReadVersionedFlows(value, flowKind);
        }
        else if (key is "targetFlow" or "overrideInQueueFlow" && ObjectName(value) is { } flow)
        {
            Add(flow, key == "targetFlow" ? TargetTypes() : QueueTypes());
        }
        else if (key == "flow" && FlowFile.Scalar(FlowFile.Child(value, "type")) is { } type && ObjectName(value) is { } listed && FlowTypes.FromKey(type) is { } listedType)
        {
            // Newer exports list the flows they refer to under referencedObjects.
            Add(listed, [FlowTypes.DependencyType(listedType)]);
        }
        else if (key == "queueVariable" && ObjectName(FlowFile.Child(value, "initialValue")) is { } initial)
        {
            Add(initial, [ObjectKind.Queue]);
        }
        else if (KindsByKey.TryGetValue(key, out var kind) && (ObjectName(value) ?? ObjectName(FlowFile.Child(value, "value"))) is { } name)
        {
            Add(name, [kind]);
        }
    }

    private void ReadDataActions(YamlMappingNode categories)
    {
        foreach (var (category, content) in categories.Children)
        {
            if (FlowFile.Child(content, "dataAction") is YamlMappingNode actions)
            {
                foreach (var name in Names(actions))
                {
                    Add(name, [ObjectKind.DataAction], category: Key(category));
                }
            }
        }
    }

    private void ReadVersionedFlows(YamlMappingNode flows, string kind)
    {
        foreach (var (name, versions) in flows.Children)
        {
            var version = versions is YamlMappingNode mapping
                ? mapping.Children.Keys.Select(Key).FirstOrDefault(each => each.StartsWith("ver_", StringComparison.Ordinal))?[4..]
                : null;
            if (version is not null || versions is YamlMappingNode)
            {
                Add(Key(name), [kind], version: version ?? "latestPublished");
            }
        }
    }

    private void ReadExpression(string expression)
    {
        foreach (Match match in FindCall().Matches(expression))
        {
            if (KindsByFunction.TryGetValue(match.Groups["function"].Value, out var kind))
            {
                Add(match.Groups["name"].Value.Replace("\\\"", "\"", StringComparison.Ordinal), [kind]);
            }
        }

        foreach (Match match in PromptName().Matches(expression))
        {
            Add(match.Groups["name"].Value, [ObjectKind.UserPrompt]);
        }
    }

    // A transfer leads to a flow of the own type, as a rule, or to a secure one.
    private IReadOnlyList<string> TargetTypes() =>
        [FlowTypes.DependencyType(_type), .. FlowTypes.All.Where(type => type != _type).Select(FlowTypes.DependencyType)];

    private static IReadOnlyList<string> QueueTypes() => ["INQUEUECALLFLOW", "INQUEUEEMAILFLOW", "INQUEUESHORTMESSAGEFLOW"];

    private void Add(string name, IReadOnlyList<string> kinds, string? category = null, string? version = null)
    {
        if (_seen.Add((kinds[0], name, category, version)))
        {
            _references.Add(new FlowReference { Kinds = kinds, Name = name, Category = category, Version = version });
        }
    }

    private static string? ObjectName(YamlNode? node) =>
        FlowFile.Scalar(FlowFile.Child(FlowFile.Child(node, "lit"), "name")) ?? FlowFile.Scalar(FlowFile.Child(node, "name"));

    // noValue and none say that there is no object.
    private static IEnumerable<string> Names(YamlMappingNode mapping) =>
        mapping.Children.Keys.Select(Key).Where(name => name is not ("noValue" or "none" or "exp" or "var" or "lit" or ""));

    private static string Key(YamlNode node) => (node as YamlScalarNode)?.Value ?? string.Empty;

    [GeneratedRegex("""\b(?<function>Find\w+)\(\s*"(?<name>(?:[^"\\]|\\.)*)"\s*[,)]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FindCall();

    [GeneratedRegex(@"(?<![\w.])Prompt\.(?<name>\w+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PromptName();
}
