using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Tests.Planning;

/// <summary>A plan groups parallel steps into waves.</summary>
public class WaveTests
{
    [Fact]
    public async Task A_step_is_in_the_wave_after_its_last_dependency()
    {
        var plan = await PlanAsync(Thing.After("d", "b", "c"), Thing.After("b", "a"), new Thing("a"), new Thing("c"));

        Assert.Equal([("a", 1), ("b", 2), ("c", 1), ("d", 3)], plan.Steps.Select(step => (step.Address.Name, step.Wave)));
    }

    [Fact]
    public async Task A_chain_of_ten_thousand_steps_is_ordered_quickly()
    {
        var things = Enumerable.Range(0, 10_000).Select(index => index == 0 ? new Thing("0") : Thing.After($"{index}", $"{index - 1}")).Reverse().ToArray();

        var plan = await PlanAsync(things);

        Assert.Equal(10_000, plan.Steps[^1].Wave);
        Assert.Equal("0", plan.Steps[0].Address.Name);
    }

    private static async Task<Plan> PlanAsync(params Thing[] things) =>
        (await new Planner(new ThingHandler().Table, new EventStream(TimeProvider.System, []), new PlanOptions()).PlanAsync(things, CancellationToken.None)).Plan;
}
