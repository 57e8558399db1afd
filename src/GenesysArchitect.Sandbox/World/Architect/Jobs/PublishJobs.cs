using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>Jobs that create or change a flow from Architect YAML and publish it.</summary>
internal sealed class PublishJobs(JobBoard board, FlowCatalog flows, FlowOperations operations, FlowEdits edits, Archy archy, AccessList access, ContactCenterOptions options)
{
    private const string Command = "Publish";

    internal FlowJob Register(Actor actor) => board.Add(Command, actor, [], "Registered");

    internal FlowJob Require(string id) => board.Require(Command, id);

    /// <summary>Takes the file of a job and starts it.</summary>
    /// <returns>Whether the file was taken; false when the job has had one.</returns>
    internal bool Upload(string id, string yaml)
    {
        lock (board.Gate)
        {
            var job = board.Find(id);
            if (job is null || (job.Uploaded && !options.UploadTwice))
            {
                return false;
            }

            var name = TryRead(yaml)?.Name;
            var known = TryRead(yaml) is { } file ? flows.Named(file.Type, file.Name)?.Id : null;
            var outcome = board.Outcome(Command, name);
            job = job with { Uploaded = true, Status = "Started", Messages = null, FlowId = outcome == FlowJobOutcome.SuccessWithoutFlow ? null : known };
            board.Put(job);
            board.EndLater(job, options.JobDuration, outcome, (current, now) => Run(current, yaml, outcome, now));
            return true;
        }
    }

    private FlowJob Run(FlowJob job, string yaml, FlowJobOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case FlowJobOutcome.FailureWithoutMessages:
                return job with { Status = "Failure" };
            case FlowJobOutcome.Failure:
                return job with { Status = "Failure", Messages = Archy.Failed("The flow could not be published.", now) };
            case FlowJobOutcome.Throttled:
                return job with { Status = "Failure", Messages = Archy.Failed($"Could not find the flow with id '{job.FlowId ?? job.Id}'.", now) };
        }

        FlowFile file;
        try
        {
            file = FlowFile.Read(yaml);
        }
        catch (FlowFileException exception)
        {
            return job with { Status = "Failure", Messages = archy.Crashed(exception.Message, now) };
        }

        var client = access.Client(job.By.Id);
        var errors = archy.Check(file, client, now);
        if (errors.Count == 0)
        {
            errors = CheckChange(file, client, now);
        }

        if (errors.Count > 0)
        {
            return job with { Status = "Failure", Messages = errors };
        }

        var flow = Publish(file, job.By, now);
        return job with { Status = "Success", FlowId = outcome == FlowJobOutcome.SuccessWithoutFlow ? null : flow.Id, Messages = [] };
    }

    private IReadOnlyList<JobMessage> CheckChange(FlowFile file, OAuthClient client, DateTimeOffset now)
    {
        try
        {
            FlowNames.Check(file.Name);
        }
        catch (RefusedException refused)
        {
            return Archy.Failed(refused.Message, now);
        }

        var existing = flows.Named(file.Type, file.Name);
        var divisionId = existing?.DivisionId ?? access.DivisionNamed(file.DivisionName)?.Id ?? access.Home.Id;
        var needed = existing is null ? "architect:flow:add" : "architect:flow:edit";
        foreach (var permission in new[] { needed, "architect:flow:publish" }.Where(permission => !client.Holds(permission, divisionId)))
        {
            return Archy.Failed($"The client is missing the permission {permission} in the division of the flow '{file.Name}'.", now);
        }

        if (existing?.Lock is { } held && held.Holder.Id != client.Id)
        {
            return Archy.Failed($"(flow '{file.Name}', type: '{file.Key.ToLowerInvariant()}') is locked by another entity. You can use the --forceUnlock option to unlock it.", now);
        }

        return existing?.Operation is { Complete: false } running
            ? Archy.Failed($"The operation {running.Action} of the flow '{file.Name}' is still in progress.", now)
            : [];
    }

    private Flow Publish(FlowFile file, Actor actor, DateTimeOffset now)
    {
        var divisionId = access.DivisionNamed(file.DivisionName)?.Id;
        var flow = flows.Named(file.Type, file.Name) ?? new Flow
        {
            Id = Guid.NewGuid().ToString(),
            Type = file.Type,
            Name = file.Name,
            DivisionId = divisionId ?? access.Home.Id,
            LanguageDomainId = FlowTypes.IsBot(file.Type) ? Guid.NewGuid().ToString() : null,
            History = [new HistoryEntry("CREATE", now, actor)],
        };
        var drafted = edits.SaveDraft(
            flow with { Description = file.Description ?? flow.Description, DivisionId = divisionId ?? flow.DivisionId },
            new FlowContent(file),
            actor);
        return flows.Put(operations.Live(drafted with { Lock = null }, drafted.Draft!.Number, actor, now));
    }

    private static FlowFile? TryRead(string yaml)
    {
        try
        {
            return FlowFile.Read(yaml);
        }
        catch (FlowFileException)
        {
            // The job reports it when it has run.
            return null;
        }
    }
}
