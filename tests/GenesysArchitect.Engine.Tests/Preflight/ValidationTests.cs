using System.Text.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Preflight;

/// <summary>The platform validates a bundle before it is submitted: errors always stop it, warnings unless they are overridden.</summary>
public class ValidationTests
{
    [Theory]
    [InlineData(BundleApi.Bundle, false)]
    [InlineData(BundleApi.Bundle, true)]
    [InlineData(BundleApi.Organization, false)]
    [InlineData(BundleApi.Organization, true)]
    public async Task Errors_stop_it_also_when_the_validation_is_overridden(BundleApi api, bool overridden)
    {
        await using var organization = await StartAsync(Checked.Finding(warnings: ["Doubt"], errors: ["No such queue.", "No such prompt."]));

        var blocked = await organization.BlockedAsync(Bundle() with { Api = api, OverrideValidation = overridden }, ErrorIds.ValidationFailed);

        Assert.Contains("2 errors", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("No such queue.", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("No such prompt", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was submitted", blocked.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BundleApi.Bundle)]
    [InlineData(BundleApi.Organization)]
    public async Task Warnings_stop_it(BundleApi api)
    {
        await using var organization = await StartAsync(Checked.Finding(warnings: ["The queue is empty."]));

        var blocked = await organization.BlockedAsync(Bundle() with { Api = api }, ErrorIds.ValidationWarnings);

        Assert.Contains("1 warning", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("The queue is empty", blocked.Message, StringComparison.Ordinal);
        Assert.Contains(new UseOption(EngineOption.OverrideValidation), blocked.Actions());
    }

    [Fact]
    public async Task Warnings_that_are_overridden_let_it_pass_and_are_reported()
    {
        await using var organization = await StartAsync(Checked.Finding(warnings: ["The queue is empty."]));
        var desired = Bundle() with { OverrideValidation = true };

        var planned = await organization.PlanOneAsync(desired);
        var result = await organization.DeployOneAsync(desired);

        Assert.Contains("The queue is empty", Assert.Single(planned.Notes), StringComparison.Ordinal);
        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Contains("The queue is empty", Assert.Single(Assert.IsType<GcBundleDeployment>(result.Output).Warnings), StringComparison.Ordinal);
        Assert.All(organization.Requests.Of("POST", Validations).Concat(organization.Submitted), request => Assert.Contains("\"overrideValidation\":true", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_environment_with_too_little_room_stops_it()
    {
        await using var organization = await StartAsync(Quick with { Validations = new Dictionary<string, ValidationScript> { ["*/*"] = new() { AvailableFlowSlots = 2, RequiredFlowSlots = 5 } } });

        var blocked = await organization.BlockedAsync(Bundle() with { OverrideValidation = true }, ErrorIds.ValidationFailed);

        Assert.Contains("needs 5 flow slots", blocked.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"valid":true,"warnings":[],"errors":[],"compatibilityCheck":{"environmentCapacity":{"availableFlowSlots":2,"requiredFlowSlots":5}}}""", false, ErrorIds.CapacityExceeded)]
    [InlineData("""{"valid":true,"warnings":[],"errors":[],"compatibilityCheck":{"environmentCapacity":{"availableFlowSlots":2,"requiredFlowSlots":5}}}""", true, ErrorIds.CapacityExceeded)]
    [InlineData("""{"valid":true,"compatibilityCheck":{"environmentCapacity":{"availableFlowSlots":5,"requiredFlowSlots":5}}}""", false, null)]
    [InlineData("""{"valid":false}""", false, ErrorIds.ValidationFailed)]
    [InlineData("""{"valid":false}""", true, null)]
    [InlineData("""{"valid":true,"warnings":["as text"]}""", false, ErrorIds.ValidationWarnings)]
    [InlineData("""{"valid":true,"errors":[{"code":"x"}]}""", true, ErrorIds.ValidationFailed)]
    [InlineData("""{"valid":true}""", false, null)]
    public async Task Another_host_may_say_less_or_leave_the_sum_to_the_caller(string verdict, bool overridden, string? errorId)
    {
        await using var host = new RawHost(request => request.Target.EndsWith("/validate", StringComparison.Ordinal) ? RawReply.Json(verdict) : null);
        using var connection = host.Connect();

        var plan = await new DeploymentEngine(connection).PlanAsync([Bundle() with { OverrideValidation = overridden }], CancellationToken.None);

        Assert.Equal(errorId, Assert.Single(plan.Steps).Blocked?.ErrorId);
    }

    [Fact]
    public async Task The_constraints_and_the_dependencies_are_sent_as_the_contract_says()
    {
        await using var organization = await StartAsync();
        var desired = Bundle() with
        {
            MaxFlowCount = 7,
            MaxQueueCount = 3,
            DependencyMatrix = new DependencyMatrix { Flows = ["Main IVR", "Payments"], Queues = ["Sales"], Order = ["flows", "queues"] },
        };

        await organization.DeployOneAsync(desired);

        const string Matrix = """{"flows":["Main IVR","Payments"],"queues":["Sales"],"order":["flows","queues"]}""";
        AssertJson(
            $$$"""{"environmentId":"test","bundleId":"northwind-ivr","overrideValidation":false,"dependencyMatrix":{{{Matrix}}},"capacityConstraints":{"maxFlowCount":7,"maxQueueCount":3}}""",
            Assert.Single(organization.Requests.Of("POST", Validations)).Body!);
        AssertJson(
            $$$"""{"environmentId":"test","overrideValidation":false,"rollbackOnFailure":true,"dependencyMatrix":{{{Matrix}}},"currentConfig":{},"targetConfig":{}}""",
            Assert.Single(organization.Submitted).Body!);
    }

    [Fact]
    public async Task Unspecified_options_have_the_defaults_of_the_contract()
    {
        await using var organization = await StartAsync();

        await organization.PlanOneAsync(Bundle());

        AssertJson(
            """{"environmentId":"test","bundleId":"northwind-ivr","overrideValidation":false,"dependencyMatrix":{"flows":[],"queues":[],"order":["queues","flows"]},"capacityConstraints":{"maxFlowCount":500,"maxQueueCount":100}}""",
            Assert.Single(organization.Requests.Of("POST", Validations)).Body!);
    }

    [Theory]
    [InlineData(4, 100, "flows")]
    [InlineData(500, 3, "queues")]
    public async Task A_bundle_beyond_its_constraints_is_stopped(int flows, int queues, string what)
    {
        await using var organization = await StartAsync();

        var blocked = await organization.BlockedAsync(Bundle() with { MaxFlowCount = flows, MaxQueueCount = queues }, ErrorIds.ValidationFailed);

        Assert.Contains(what, blocked.Message, StringComparison.Ordinal);
    }

    private static void AssertJson(string expected, string actual) =>
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(JsonSerializer.SerializeToNode(Json(expected)), JsonSerializer.SerializeToNode(Json(actual))), actual);
}
