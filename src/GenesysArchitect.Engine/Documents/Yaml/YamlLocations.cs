using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>Computes the locations of the values in a YAML text, by reading it again.</summary>
internal static class YamlLocations
{
    /// <summary>The locations in a valid YAML text.</summary>
    public static LocationMap Of(string path, ReadOnlySpan<byte> text, int linesBefore = 0)
    {
        var map = new LocationMap();
        var anchors = new Dictionary<AnchorName, int>();
        var isMapping = new Stack<bool>();
        var reader = new YamlReader(path, text, linesBefore);
        SourceLocation? key = null;
        while (reader.MoveNext())
        {
            if (reader.Current is MappingEnd or SequenceEnd)
            {
                isMapping.Pop();
                map.End();
                continue;
            }

            if (key is null && isMapping.TryPeek(out var awaitsKey) && awaitsKey)
            {
                key = reader.Location;
                continue;
            }

            Add(reader.Current, key ?? reader.Location);
            key = null;
        }

        return map;

        void Add(ParsingEvent value, SourceLocation location)
        {
            switch (value)
            {
                case AnchorAlias alias when anchors.TryGetValue(alias.Value, out var target):
                    map.AddAlias(location, target);
                    break;

                case MappingStart or SequenceStart:
                    var started = map.Begin(location);
                    isMapping.Push(value is MappingStart);
                    if (value is NodeEvent { Anchor: { IsEmpty: false } name })
                    {
                        anchors[name] = started;
                    }

                    break;

                default:
                    map.Add(location);
                    break;
            }
        }
    }
}
