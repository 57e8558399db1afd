using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Tests.Planning;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>A run can only reach checkpoints that the kind has declared.</summary>
public class CheckpointTests
{
    [Fact]
    public async Task A_checkpoint_that_is_not_declared_is_refused_before_anything_is_sent()
    {
        var undeclared = new Checkpoint("surprise", CheckpointStage.Intent);
        var isSent = false;
        var handler = new ThingHandler
        {
            Applying = async (_, context, _) =>
            {
                await context.CheckpointAsync(undeclared);
                isSent = true;
            },
        };

        var refused = Assert.Single((await ThingRun.RunAsync(handler, new Thing("a"))).Steps).Error!;

        Assert.Contains("surprise", refused.Message, StringComparison.Ordinal);
        Assert.False(isSent);
    }

    [Fact]
    public void Two_checkpoints_of_one_name_do_not_start() =>
        Assert.Throws<InvalidOperationException>(() => ResourceDefinitions.Default.With(new Definition(new Checkpoint("a", CheckpointStage.Intent), new Checkpoint("b", CheckpointStage.Accepted) { FormerName = "a" })));

    [Fact]
    public void Names_follow_one_notation() => Assert.All(
        ResourceDefinitions.Default.All.SelectMany(definition => definition.Checkpoints).Concat(Checkpoint.Common),
        checkpoint => Assert.Matches("^[a-z]+(_[a-z]+)*$", checkpoint.Name));

    private sealed class Definition(params Checkpoint[] checkpoints) : ResourceDefinition
    {
        public override string Kind => "Thing";

        public override IReadOnlyList<Checkpoint> Checkpoints => checkpoints;

        public override IResourceHandler CreateHandler(HandlerServices services) => new ThingHandler();
    }
}
