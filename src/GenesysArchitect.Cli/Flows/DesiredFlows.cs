using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary>Reads the desired flows from files, and reports the errors of all files together.</summary>
internal static class DesiredFlows
{
    // Definitions are written by people; a larger file is probably the wrong one.
    private const long MaxDefinitionSize = 10 * 1024 * 1024;

    /// <summary>Reads the desired flows.</summary>
    /// <param name="paths">The files, one per flow.</param>
    /// <param name="id">The flow's id; null to use the id in the file.</param>
    /// <returns>The desired flows, in the order of the files.</returns>
    /// <exception cref="BadInputException">Files cannot be read, are not valid flow definitions, or define the same flow.</exception>
    public static IReadOnlyList<Flow> Read(IReadOnlyList<string> paths, FlowId? id)
    {
        var desired = new List<Flow>();
        var files = new Dictionary<FlowId, string>();
        var errors = new List<GcException>();
        foreach (var path in paths)
        {
            try
            {
                var flow = Flow.From(DocumentFile.Open(path, MaxDefinitionSize), id);
                flow.RequireShape();
                if (!files.TryAdd(flow.Id, path))
                {
                    throw Duplicate(path, flow.Id, files[flow.Id]);
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

    private static GcException Duplicate(string path, FlowId id, string other) =>
        new(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, path == other ? $"{path}: the file is specified twice." : $"{path}: the file defines flow '{id}', and so does {other}.")
        {
            Target = id.Value,
            Remedies = [new("Specify one file per flow. No request was sent.")],
        };
}
