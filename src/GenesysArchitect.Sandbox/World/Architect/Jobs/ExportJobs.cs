using System.IO.Compression;
using System.Text;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>Jobs that write flows into a file.</summary>
internal sealed class ExportJobs(JobBoard board, FlowSelector selector, ContactCenterOptions options)
{
    private const string Command = "Export";

    internal FlowJob Register(IReadOnlyList<FlowSelection> flows, Actor actor) =>
        board.Start(Command, flows, actor, flow => selector.Find(flow)?.Name ?? flow.Name, options.JobDuration, Run);

    internal FlowJob Require(string id) => board.Require(Command, id);

    private FlowJob Run(FlowJob job, FlowJobOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case FlowJobOutcome.FailureWithoutMessages:
                return job with { Status = "Failure" };
            case FlowJobOutcome.Failure:
                return job with { Status = "Failure", Messages = Archy.Failed("The flow could not be exported.", now) };
            case FlowJobOutcome.Throttled:
                // What a client sees of a 429 that Archy met.
                return job with { Status = "Failure", Messages = Archy.Failed($"Could not find the flow with id '{job.Flows[0].Id ?? job.Flows[0].Name}'.", now) };
        }

        var files = new List<ExportedFile>();
        foreach (var selection in job.Flows)
        {
            if (selector.FindVersion(selection, out var problem) is not var (flow, version))
            {
                return job with { Status = "Failure", Messages = Archy.Failed(problem!, now) };
            }

            files.Add(Write(flow, version, selection));
        }

        return job with { Status = "Success", Messages = [], File = files is [var single] ? single : Zip(files) };
    }

    private static ExportedFile Write(Flow flow, FlowVersion version, FlowSelection selection)
    {
        var name = selection.FileName ?? SafeName($"{flow.Name}_v{version.Number}-0");
        var yaml = FlowFile.Read(version.Content.Yaml).TextNamed(flow.Name);
        var key = FlowTypes.Key(flow.Type);
        return selection.AsYaml
            ? new ExportedFile(name + ".yaml", "application/yaml", Encoding.UTF8.GetBytes(yaml))
            : new ExportedFile($"{name}.i3{char.ToUpperInvariant(key[0])}{key[1..]}", "application/octet-stream", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml))));
    }

    private static ExportedFile Zip(List<ExportedFile> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var index = 0; index < files.Count; index++)
            {
                var name = files.Take(index).Any(other => other.Name == files[index].Name) ? FormattableString.Invariant($"{index}_{files[index].Name}") : files[index].Name;
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(files[index].Bytes.Span);
            }
        }

        return new ExportedFile("flows.zip", "application/zip", stream.ToArray());
    }

    private static string SafeName(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_'));
}
