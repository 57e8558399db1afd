using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>
/// Checks the references inside a flow, which point at the <c>refId</c> of a part: absolute ones from the root, relative ones from
/// where they are, external ones into another file.
/// </summary>
internal sealed class InnerReferences
{
    private readonly FlowFile _file;
    private readonly HashSet<(string Part, string RefId)> _parts = [];
    private readonly List<string> _problems = [];

    private InnerReferences(FlowFile file) => _file = file;

    /// <summary>The problems, in Archy's manner of reporting them; empty when there are none.</summary>
    internal static IReadOnlyList<string> Check(FlowFile file)
    {
        var check = new InnerReferences(file);
        check.Collect(file.Key, file.Flow);
        check.CheckStart();
        check.CheckTargets(file.Flow);
        return check._problems;
    }

    private void CheckStart()
    {
        var start = _file.Scalar("startUpRef");
        if (start is null)
        {
            _problems.Add("The required property 'startUpRef' is missing in the flow YAML.");
        }
        else if (IsExternal(start))
        {
            ReportExternal(start);
        }
        else if (Resolve(start) is null)
        {
            _problems.Add("Cannot read properties of undefined (reading 'refId')");
        }
    }

    private void CheckTargets(YamlNode node)
    {
        if (node is YamlMappingNode mapping)
        {
            foreach (var (key, value) in mapping.Children)
            {
                if (key is YamlScalarNode { Value: "targetMenuRef" or "targetTaskRef" or "targetStateRef" or "targetBotRef" } && FlowFile.Scalar(value) is { } target)
                {
                    CheckTarget(target);
                }

                CheckTargets(value);
            }
        }
        else if (node is YamlSequenceNode items)
        {
            foreach (var item in items)
            {
                CheckTargets(item);
            }
        }
    }

    private void CheckTarget(string target)
    {
        if (IsExternal(target))
        {
            ReportExternal(target);
            return;
        }

        // Where a relative path starts is known only roughly, so what it ends in has to exist anywhere in the flow.
        var found = target.StartsWith('/') ? Resolve(target) is not null : Segments(target) is [.., { RefId: { } refId } last] && _parts.Contains((last.Name, refId));
        if (!found)
        {
            _problems.Add($"The reference '{target}' does not resolve to anything in the flow.");
        }
    }

    private void ReportExternal(string target) =>
        _problems.Add($"The external reference '{target}' cannot be resolved: the file '{target.Split('#')[0]}' does not exist.");

    private YamlNode? Resolve(string path)
    {
        var segments = Segments(path);
        var (node, rest) = path.StartsWith('/')
            ? (segments.Count > 0 && segments[0] == (_file.Key, null) ? _file.Flow : null, segments.Skip(1))
            : ((YamlNode?)_file.Flow, segments.SkipWhile(segment => segment.Name == "."));
        foreach (var (name, refId) in rest)
        {
            node = refId is null ? FlowFile.Child(node, name) : Part(node, name, refId);
        }

        return node == _file.Flow ? null : node;
    }

    private static YamlNode? Part(YamlNode? list, string kind, string refId) =>
        (list as YamlSequenceNode)?.Select(item => FlowFile.Child(item, kind)).FirstOrDefault(part => FlowFile.Scalar(FlowFile.Child(part, "refId")) == refId);

    private void Collect(string key, YamlNode node)
    {
        if (node is YamlMappingNode mapping)
        {
            if (FlowFile.Scalar(FlowFile.Child(mapping, "refId")) is { } refId && !_parts.Add((key, refId)))
            {
                _problems.Add($"The refId '{refId}' is used by more than one {key}.");
            }

            foreach (var (childKey, child) in mapping.Children)
            {
                Collect((childKey as YamlScalarNode)?.Value ?? string.Empty, child);
            }
        }
        else if (node is YamlSequenceNode items)
        {
            foreach (var item in items)
            {
                Collect(key, item);
            }
        }
    }

    private static bool IsExternal(string path) => path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash && !path[..hash].Contains('[', StringComparison.Ordinal);

    // A refId may contain slashes, so a path is not simply split.
    private static List<(string Name, string? RefId)> Segments(string path)
    {
        var segments = new List<(string, string?)>();
        var rest = path.AsSpan().TrimStart('/');
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny('/', '[');
            if (end < 0)
            {
                segments.Add((rest.ToString(), null));
                break;
            }

            var name = rest[..end].ToString();
            if (rest[end] == '/')
            {
                segments.Add((name, null));
                rest = rest[(end + 1)..];
                continue;
            }

            var close = rest.IndexOf("]/", StringComparison.Ordinal) is >= 0 and var inner ? inner : rest.LastIndexOf(']');
            segments.Add((name, close < 0 ? null : rest[(end + 1)..close].ToString()));
            rest = close < 0 || close + 1 >= rest.Length ? default : rest[(close + 2)..];
        }

        return segments;
    }
}
