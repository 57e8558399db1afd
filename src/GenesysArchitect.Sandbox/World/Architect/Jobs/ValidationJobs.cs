using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>Jobs that check flows as they are in the contact center.</summary>
internal sealed class ValidationJobs(JobBoard board, FlowSelector selector, Archy archy, AccessList access, ContactCenterOptions options)
{
    private const string Command = "Validate";

    internal FlowJob Register(IReadOnlyList<FlowSelection> flows, Actor actor) =>
        board.Start(Command, flows, actor, flow => selector.Find(flow)?.Name ?? flow.Name, options.JobDuration, Run);

    internal FlowJob Require(string id) => board.Require(Command, id);

    private FlowJob Run(FlowJob job, FlowJobOutcome outcome, DateTimeOffset now)
    {
        if (outcome is FlowJobOutcome.FailureWithoutMessages)
        {
            return job with { Status = "Failure" };
        }

        if (outcome is FlowJobOutcome.Failure or FlowJobOutcome.Throttled)
        {
            return job with { Status = "Failure", Messages = Archy.Failed("The flow is not valid.", now) };
        }

        var client = access.Client(job.By.Id);
        var messages = new List<JobMessage>();
        foreach (var selection in job.Flows)
        {
            messages.AddRange(selector.FindVersion(selection, out var problem) is var (_, version)
                ? archy.Check(FlowFile.Read(version.Content.Yaml), client, now)
                : Archy.Failed(problem!, now));
        }

        return job with { Status = messages.Count == 0 ? "Success" : "Failure", Messages = messages };
    }
}
