using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>Selects the part of a picture around a node.</summary>
internal static class PictureFocus
{
    private const int NearIds = 3;

    public static DependencyPicture Around(DependencyPicture picture, DependencyNode focus, int depth, DependencyDirection direction)
    {
        if (depth < 0)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{depth} is not a valid depth: it must be 0 or more steps.") { Target = focus.Id, Remedies = [new("Use 0 or a positive number of steps.")] };
        }

        if (!picture.Nodes.Any(node => Drawing.KeyOf(node) == focus))
        {
            throw Unknown(picture, focus);
        }

        HashSet<DependencyNode> within = [focus];
        if (direction is DependencyDirection.Dependencies or DependencyDirection.Both)
        {
            within.UnionWith(Reached(focus, depth, picture.Edges.ToLookup(edge => edge.From, edge => edge.To)));
        }

        if (direction is DependencyDirection.Consumers or DependencyDirection.Both)
        {
            within.UnionWith(Reached(focus, depth, picture.Edges.ToLookup(edge => edge.To, edge => edge.From)));
        }

        return picture with
        {
            Nodes = [.. picture.Nodes.Where(node => within.Contains(Drawing.KeyOf(node)))],
            Edges = [.. picture.Edges.Where(edge => within.Contains(edge.From) && within.Contains(edge.To))],
            Cycles = [.. picture.Cycles.Where(cycle => cycle.Nodes.All(within.Contains))],
        };
    }

    private static HashSet<DependencyNode> Reached(DependencyNode focus, int depth, ILookup<DependencyNode, DependencyNode> next)
    {
        HashSet<DependencyNode> reached = [focus];
        List<DependencyNode> rim = [focus];
        for (var step = 0; step < depth && rim.Count > 0; step++)
        {
            rim = [.. rim.SelectMany(node => next[node]).Where(reached.Add)];
        }

        return reached;
    }

    private static GcException Unknown(DependencyPicture picture, DependencyNode focus)
    {
        var near = picture.Nodes.Select(Drawing.KeyOf)
            .Select(node => (Node: node, Distance: Distance(node, focus)))
            .Where(other => other.Distance <= Math.Max(2, focus.Id.Length / 3))
            .OrderBy(other => other.Distance).ThenBy(other => other.Node, DependencyNode.Order)
            .Take(NearIds)
            .Select(other => other.Node.ToString())
            .ToList();
        return new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"The graph does not contain {focus}.{(near.Count == 0 ? string.Empty : $" Similar: {string.Join(", ", near)}.")}")
        {
            Target = focus.Id,
            Remedies = [new(near.Count == 0 ? "Use the id of a flow or an action in the graph; ids are case-sensitive." : "Use the id as it is written in the graph.")],
        };
    }

    /// <summary>The distance of an id from the requested one: 0 if they differ only by case or kind, 1 if one contains the other, otherwise the edit distance.</summary>
    private static int Distance(DependencyNode node, DependencyNode focus)
    {
        var (id, wanted) = (node.Id.ToLowerInvariant(), focus.Id.ToLowerInvariant());
        if (id == wanted)
        {
            return 0;
        }

        return wanted.Length > 0 && (id.Contains(wanted, StringComparison.Ordinal) || (id.Length > 2 && wanted.Contains(id, StringComparison.Ordinal))) ? 1 : Edits(id, wanted);
    }

    // The Levenshtein distance, one row at a time.
    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
