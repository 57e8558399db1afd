using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.ManifestRuns;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Journaling;

/// <summary>Journals of version 0.6 are resumed: they have no stages, and other names for some checkpoints.</summary>
public class FormerJournalTests
{
    private static readonly Dictionary<string, string> FormerNames = new()
    {
        ["rolling_back"] = "rolling-back",
        ["rollback_started"] = "rollback-started",
    };

    [Theory]
    [InlineData("submitting")]
    [InlineData("submitted")]
    [InlineData("rolling_back")]
    [InlineData("rollback_started")]
    public async Task A_deployment_is_submitted_and_rolled_back_once(string diesAt)
    {
        var failing = new Dictionary<string, JobScript> { ["desk/test"] = new() { Outcome = JobOutcome.Failed } };
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"), TestOrganization.Quick with { Outcomes = failing });
        Assert.True(await folder.DieAtAsync(happened => happened is StepCheckpoint checkpoint && checkpoint.Name == diesAt));
        var journal = Assert.Single(Directory.GetFiles(folder.Runs, "*.jsonl"));
        await File.WriteAllLinesAsync(journal, (await File.ReadAllLinesAsync(journal)).Select(AsFormerly));

        var result = await folder.ApplyAsync(options => options with { Resume = true });

        Assert.Equal(StepStatus.RolledBack, Assert.Single(result.Steps).Status);
        Assert.Single(folder.Writes, request => request.Path.EndsWith("/deploy", StringComparison.Ordinal));
        Assert.Single(folder.Writes, request => request.Path.EndsWith("/rollback", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BundleDeployment.KindName, "submitting", CheckpointStage.Intent)]
    [InlineData(BundleDeployment.KindName, "submitted", CheckpointStage.Accepted)]
    [InlineData(BundleDeployment.KindName, "submission_refused", CheckpointStage.Refused)]
    [InlineData(BundleDeployment.KindName, "rolling-back", CheckpointStage.Undoing)]
    [InlineData(BundleDeployment.KindName, "rollback-started", CheckpointStage.Undoing)]
    [InlineData(BotVersion.KindName, "publishing", CheckpointStage.Intent)]
    [InlineData(BotVersion.KindName, "publish_triggered", CheckpointStage.Accepted)]
    [InlineData(BotVersion.KindName, "publish_trigger_failed", CheckpointStage.Refused)]
    [InlineData(BotVersion.KindName, "deployment.stuck", CheckpointStage.Observed)]
    [InlineData(BotVersion.KindName, "rolling_back", CheckpointStage.Undoing)]
    [InlineData("Flow", "writing", CheckpointStage.Intent)]
    [InlineData("DependencyLock", "writing", CheckpointStage.Intent)]
    [InlineData("Flow", "done", CheckpointStage.Done)]
    [InlineData("Flow", "undoing", CheckpointStage.Undoing)]
    public void Each_former_name_has_its_stage(string kind, string name, CheckpointStage stage) =>
        Assert.Equal(stage, ResourceDefinitions.Default.CheckpointOf(kind, name, stage: null).Stage);

    [Fact]
    public void A_checkpoint_of_a_later_version_keeps_the_stage_that_the_journal_has() =>
        Assert.Equal(CheckpointStage.Intent, ResourceDefinitions.Default.CheckpointOf("Flow", "a_new_one", CheckpointStage.Intent).Stage);

    private static string AsFormerly(string line)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        json.Remove("stage");
        if (json["event"]!.GetValue<string>() == "checkpoint" && FormerNames.TryGetValue(json["name"]!.GetValue<string>(), out var former))
        {
            json["name"] = former;
        }

        // Version 0.6 spelled the organization otherwise.
        return json.ToJsonString().Replace("\"organization\":", "\"organisation\":", StringComparison.Ordinal).Replace("\"organizationName\":", "\"organisationName\":", StringComparison.Ordinal);
    }
}
