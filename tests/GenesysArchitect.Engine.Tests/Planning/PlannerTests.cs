using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Planning;

/// <summary>A plan has a step for each resource, each after its dependencies.</summary>
public class PlannerTests
{
    [Fact]
    public async Task Each_step_comes_after_what_it_waits_for_and_otherwise_as_given()
    {
        Assert.Equal(["a", "b", "c"], await OrderAsync(new Thing("a"), Thing.After("b", "a"), new Thing("c")));
        Assert.Equal(["c", "b", "a"], await OrderAsync(Thing.After("a", "b"), Thing.After("b", "c"), new Thing("c")));
        Assert.Equal(["b", "c", "d", "a"], await OrderAsync(Thing.After("a", "c", "d"), new Thing("b"), Thing.After("c", "b"), new Thing("d")));
        Assert.Empty(await OrderAsync());
    }

    [Fact]
    public async Task Dependencies_outside_the_plan_are_ignored() =>
        Assert.Equal(["a"], await OrderAsync(Thing.After("a", "elsewhere")));

    [Fact]
    public async Task Members_of_a_cycle_are_reported_and_their_dependents_are_not()
    {
        var handler = new ThingHandler();
        var refused = await Assert.ThrowsAsync<GcException>(() => PlanAsync(handler, new Thing("free"), Thing.After("a", "b"), Thing.After("b", "c", "free"), Thing.After("c", "a"), Thing.After("outside", "a"), Thing.After("further", "outside")));

        Assert.Equal((ErrorIds.PlanInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.Equal("Dependency cycle: Thing/a, Thing/b, Thing/c.", refused.Message);
        Assert.NotNull(refused.Advice());
        Assert.Empty(handler.Calls);
    }

    [Fact]
    public async Task A_resource_that_depends_on_itself_is_rejected()
    {
        var refused = await Assert.ThrowsAsync<GcException>(() => PlanAsync(new ThingHandler(), Thing.After("a", "a")));

        Assert.Equal("Dependency cycle: Thing/a.", refused.Message);
    }

    [Fact]
    public async Task Duplicate_addresses_are_rejected()
    {
        var refused = await Assert.ThrowsAsync<GcException>(() => PlanAsync(new ThingHandler(), new Thing("a"), new Thing("b"), Thing.After("a", "b")));

        Assert.Equal((ErrorIds.PlanInvalid, ErrorKind.InvalidInput, "Thing/a"), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Contains("Thing/a", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_states_are_read_in_parallel_with_a_limit_of_sixteen()
    {
        var sixteen = new Meeting(16);
        var handler = new ThingHandler { Reading = (_, _) => sixteen.JoinAsync() };

        var plan = await PlanAsync(handler, [.. Enumerable.Range(0, 40).Select(number => new Thing($"thing-{number}"))]);

        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"live thing-{number}"), plan.Steps.Select(step => Assert.Single(step.Notes)));
        Assert.Equal(16, handler.MostAtOnce);
    }

    [Fact]
    public async Task One_that_cannot_be_read_blocks_its_own_step_alone()
    {
        var failure = ThingHandler.Error("no such thing", ErrorKind.NotFound, ErrorIds.NotFound);
        var handler = new ThingHandler { Reading = (thing, _) => thing.Name == "b" ? Task.FromException(failure) : Task.CompletedTask };

        var plan = await PlanAsync(handler, new Thing("a"), new Thing("b"), Thing.After("c", "b"));

        Assert.Equal([null, failure, null], plan.Steps.Select(step => step.Blocked));
        Assert.Equal("thing 'b'", plan.Steps[1].Target);
        Assert.Equal([Thing.Called("b")], plan.Steps[2].DependsOn);
    }

    [Theory]
    [InlineData(ErrorIds.CredentialsRefused, ErrorKind.Authentication)]
    [InlineData(ErrorIds.Unreachable, ErrorKind.Unavailable)]
    [InlineData(ErrorIds.ConnectionInsecure, ErrorKind.InvalidInput)]
    public async Task A_connection_failure_ends_the_planning(string id, ErrorKind kind)
    {
        var handler = new ThingHandler { Reading = (_, _) => Task.FromException(ThingHandler.Error("no way there", kind, id)) };

        var refused = await Assert.ThrowsAsync<GcException>(() => PlanAsync(handler, [.. Enumerable.Range(0, 30).Select(number => new Thing($"{number}"))]));

        Assert.Equal(id, refused.ErrorId);
    }

    [Fact]
    public async Task Planning_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ThingHandler { Reading = (_, cancelled) => Task.Delay(Timeout.Infinite, cancelled) };
        var planning = new Planner(handler.Table, new EventStream(TimeProvider.System, []), new PlanOptions()).PlanAsync([new Thing("a")], stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => planning);
    }

    [Fact]
    public async Task A_plan_says_whether_it_changes_anything()
    {
        Assert.False((await PlanAsync(new ThingHandler(), new Thing("a") { Change = ChangeKind.NoChange })).HasChanges);
        Assert.True((await PlanAsync(new ThingHandler(), new Thing("a") { Change = ChangeKind.NoChange }, new Thing("b"))).HasChanges);
    }

    private static async Task<Plan> PlanAsync(ThingHandler handler, params Thing[] things) =>
        (await new Planner(handler.Table, new EventStream(TimeProvider.System, []), new PlanOptions()).PlanAsync(things, CancellationToken.None)).Plan;

    private static async Task<IEnumerable<string>> OrderAsync(params Thing[] things) =>
        (await PlanAsync(new ThingHandler(), things)).Steps.Select(step => step.Address.Name);
}
