using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary>Reads from files which flows are wished. One look at all of them tells everything that is wrong.</summary>
internal static class DesiredFlows
{
    // A definition is written by people; what is larger is something else by mistake.
    private const long LargestDefinition = 10 * 1024 * 1024;

    /// <summary>Reads them.</summary>
    /// <param name="paths">The files, one for each flow.</param>
    /// <param name="id">Which flow; null for the one whose id the file has.</param>
    /// <returns>The wishes, in the order of the files.</returns>
    /// <exception cref="BadInputException">Files cannot be read, are no flows, or are of the same flow.</exception>
    public static IReadOnlyList<Flow> Read(IReadOnlyList<string> paths, FlowId? id)
    {
        var desired = new List<Flow>();
        var files = new Dictionary<FlowId, string>();
        var errors = new List<GcException>();
        foreach (var path in paths)
        {
            try
            {
                var flow = Flow.From(DocumentFile.Open(path, LargestDefinition), id);
                flow.RequireShape();
                if (!files.TryAdd(flow.Id, path))
                {
                    throw Twice(path, flow.Id, files[flow.Id]);
                }

                desired.Add(flow);
            }
            catch (GcException error)
            {
                errors.Add(error);
            }
        }

        return errors.Count == 0 ? desired : throw new BadInputException(errors);
    }

    private static GcException Twice(string path, FlowId id, string other) =>
        new(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, path == other ? $"{path}: the file is named twice." : $"{path}: the file says what flow '{id}' shall be, and so does {other}.")
        {
            Target = id.Value,
            Remedies = [new("Name one file for each flow. Nothing was sent.")],
        };
}
