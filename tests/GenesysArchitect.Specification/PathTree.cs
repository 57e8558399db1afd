namespace GenesysArchitect.Specification;

/// <summary>The paths of the API, segment by segment.</summary>
internal sealed class PathTree
{
    private readonly Dictionary<string, PathTree> _literal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiOperation> _operations = new(StringComparer.Ordinal);
    private PathTree? _parameter;

    public void Add(string path, string method, ApiOperation operation)
    {
        var node = this;
        foreach (var segment in Segments(path))
        {
            if (segment.StartsWith('{'))
            {
                node = node._parameter ??= new PathTree();
            }
            else if (node._literal.TryGetValue(segment, out var next))
            {
                node = next;
            }
            else
            {
                node._literal.Add(segment, next = new PathTree());
                node = next;
            }
        }

        node._operations.Add(method, operation);
    }

    /// <summary>Finds what a call calls; a path that is written out goes before one with parameters.</summary>
    /// <returns>The operation with the values of the path's parameters, or whether there is such a path with other methods.</returns>
    public (ApiOperation? Operation, IReadOnlyList<string> PathValues, bool HasPath) Find(string method, string path)
    {
        var hasPath = false;
        foreach (var (node, values) in Walk(Segments(path), 0, []))
        {
            hasPath = true;
            if (node._operations.TryGetValue(method, out var operation))
            {
                return (operation, values, true);
            }
        }

        return (null, [], hasPath);
    }

    private IEnumerable<(PathTree Node, IReadOnlyList<string> Values)> Walk(string[] segments, int index, List<string> values)
    {
        if (index == segments.Length)
        {
            return _operations.Count > 0 ? [(this, values)] : [];
        }

        var written = _literal.TryGetValue(segments[index], out var literal) ? literal.Walk(segments, index + 1, values) : [];
        return _parameter is null || segments[index].Length == 0
            ? written
            : written.Concat(_parameter.Walk(segments, index + 1, [.. values, Uri.UnescapeDataString(segments[index])]));
    }

    private static string[] Segments(string path) => path.TrimStart('/').Split('/');
}
