using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>Sample pictures.</summary>
internal static class SamplePicture
{
    /// <summary>Hostile text for ids, names, ranges and titles.</summary>
    public static readonly string[] HostileTexts =
    [
        "\"];", "\\", "\\\\\"", "a\nb", "a\r\nb", "</script><script>alert(1)</script>", "<!--", "-->", "&lt;", "&", "#quot;", "#35;", "`code`", "%%{init: {}}%%", "%% no", "style a:#fff;",
        "class x y;", "end", "🦊🧑‍🚀", "Ünïcödé 中文", "a\u202eb", "a\u0000b", "a\u2028b", "{{x}}", "[x]", "|x|", "-->|", "@@data@@", "$&", "\\N\\G", "click n1 \"x\"", "---", "a'b", " ", string.Empty, "a\tb",
    ];

    /// <summary>Two flows in a cycle, an action with a version conflict, and one that could not be read.</summary>
    public static DependencyPicture Small { get; } = new()
    {
        Title = "Northwind",
        Nodes =
        [
            new() { Kind = DependencyKind.Action, Id = "find-customer", Name = "Find customer", Version = "1.4.0", Wave = 1, HasConflict = true },
            new() { Kind = DependencyKind.Flow, Id = "order", Name = "Order status", Wave = 2, IsInCycle = true },
            new() { Kind = DependencyKind.Flow, Id = "callback", Wave = 2, IsInCycle = true },
            new() { Kind = DependencyKind.Flow, Id = "holiday", Name = "Holiday", Wave = 1, Problem = "403: not allowed" },
            new() { Kind = DependencyKind.Flow, Id = "main", Name = "Main IVR", Wave = 3 },
        ],
        Edges =
        [
            new(DependencyNode.Flow("order"), DependencyNode.Action("find-customer"), "[1.0, 2.0)"),
            new(DependencyNode.Flow("main"), DependencyNode.Flow("order"), null),
            new(DependencyNode.Flow("main"), DependencyNode.Flow("holiday"), null),
            new(DependencyNode.Flow("order"), DependencyNode.Flow("callback"), null),
            new(DependencyNode.Flow("callback"), DependencyNode.Flow("order"), null),
        ],
        Cycles = [new() { Nodes = [DependencyNode.Flow("callback"), DependencyNode.Flow("order")], ComponentSize = 2, IsShortest = true }],
    };

    /// <summary>A picture in which every text is hostile: id, name, version, range, problem, and title.</summary>
    public static DependencyPicture Hostile { get; } = new()
    {
        Title = string.Concat(HostileTexts),
        Nodes = [.. HostileTexts.SelectMany((text, at) => new[] { new GcDependencyNode { Kind = DependencyKind.Flow, Id = text, Name = HostileTexts[^(at + 1)], Wave = 2, Problem = text }, new GcDependencyNode { Kind = DependencyKind.Action, Id = text, Version = text, Wave = 1 } })],
        Edges = [.. HostileTexts.Select(text => new GcDependencyEdge(DependencyNode.Flow(text), DependencyNode.Action(text), text))],
        Cycles = [],
    };

    /// <summary>A random picture, different for each seed.</summary>
    public static DependencyPicture Generated(int seed)
    {
        var random = new Random(seed);
        var keys = HostileTexts.Where(_ => random.Next(3) == 0).Select(text => new DependencyNode((DependencyKind)random.Next(2), text)).ToList();
        string? Text() => random.Next(2) == 0 ? null : HostileTexts[random.Next(HostileTexts.Length)];
        return new()
        {
            Title = Text() ?? "Dependencies",
            Nodes = [.. keys.Select(key => new GcDependencyNode { Kind = key.Kind, Id = key.Id, Name = Text(), Version = Text(), Wave = random.Next(5), IsInCycle = random.Next(2) == 0, HasConflict = random.Next(2) == 0, Problem = Text() })],
            Edges = [.. keys.SelectMany(from => keys.Where(_ => random.Next(4) == 0).SelectMany(to => new[] { Text(), Text() }.Distinct().Select(range => new GcDependencyEdge(from, to, range))))],
            Cycles = [.. keys.Take(random.Next(3)).Select(key => new DependencyCycle { Nodes = [key], ComponentSize = 1, IsShortest = true })],
        };
    }

    public static string Written(this DependencyPicture picture, PictureFormat format)
    {
        using var text = new StringWriter { NewLine = "\r\n" };
        picture.Write(text, format);
        return text.ToString();
    }

    public static byte[] Bytes(this DependencyPicture picture, PictureFormat format)
    {
        using var stream = new MemoryStream();
        picture.Write(stream, format);
        return stream.ToArray();
    }
}
