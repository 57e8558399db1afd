using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Many references are checked by listing the catalog and not flow by flow.</summary>
public class ManyReferencesTests
{
    private const string List = "/api/v2/flows";

    private static readonly IReadOnlyList<string> Referred = [.. Enumerable.Range(0, 130).Select(number => string.Create(CultureInfo.InvariantCulture, $"flow-{number:000}"))];

    [Fact]
    public async Task The_catalog_is_read_by_the_page()
    {
        await using var organization = await StartAsync();

        var step = await PlanAsync(organization);

        Assert.Null(step.Blocked);
        Assert.Equal(2, organization.Requests.Of("GET", List).Count);
        Assert.Equal(50, organization.Requests.Of("GET", Lookups).Count);
    }

    [Fact]
    public async Task Flows_not_listed_as_active_are_looked_up()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Organization.Flows.SetActive(Referred[^1], active: false);

        var step = await PlanAsync(organization, [.. Referred, "gone"]);

        var findings = Assert.IsType<FlowInvalidException>(step.Blocked).Findings;
        Assert.Equal([(FlowRule.ReferenceInactive, "references[129]"), (FlowRule.ReferenceMissing, "references[130]")], findings.Select(finding => (finding.Rule, finding.Path)));
        Assert.Equal(52, organization.Requests.Of("GET", Lookups).Count);
    }

    [Fact]
    public async Task Flows_are_looked_up_if_listing_fails()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = List, Fault = Fault.ErrorStatus, Status = 403 });

        var step = await PlanAsync(organization);

        Assert.Null(step.Blocked);
        Assert.Single(organization.Requests.Of("GET", List));
        Assert.Equal(Referred.Count, organization.Requests.Of("GET", Lookups).Count);
    }

    [Fact]
    public async Task In_a_huge_organization_the_remaining_flows_are_looked_up()
    {
        await using var organization = await StartAsync();
        for (var number = 0; number < 2100; number++)
        {
            organization.PutReferring(string.Create(CultureInfo.InvariantCulture, $"another-{number}"));
        }

        organization.PutReferring("last");
        var step = await PlanAsync(organization, [.. Referred, "last"]);

        Assert.Null(step.Blocked);
        Assert.Equal(20, organization.Requests.Of("GET", List).Count);
        Assert.Equal(51, organization.Requests.Of("GET", Lookups).Count);
    }

    private static async Task<TestOrganization> StartAsync()
    {
        var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        foreach (var id in Referred)
        {
            organization.PutReferring(id);
        }

        return organization;
    }

    private static Task<PlanStep> PlanAsync(TestOrganization organization, IReadOnlyList<string>? references = null) =>
        organization.PlanAsync(DesiredResource("ivr", JsonSerializer.Serialize(new { references = references ?? Referred })));
}
