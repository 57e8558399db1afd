using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Where many flows are referred to, the catalogue is read by the page and not flow by flow.</summary>
public class ManyReferencesTests
{
    private const string List = "/api/v2/flows";

    private static readonly IReadOnlyList<string> Referred = [.. Enumerable.Range(0, 130).Select(number => string.Create(CultureInfo.InvariantCulture, $"flow-{number:000}"))];

    [Fact]
    public async Task The_catalogue_is_read_by_the_page()
    {
        await using var organisation = await StartAsync();

        var step = await PlanAsync(organisation);

        Assert.Null(step.Blocked);
        Assert.Equal(2, organisation.Requests.Of("GET", List).Count);
        Assert.Equal(50, organisation.Requests.Of("GET", Lookups).Count);
    }

    [Fact]
    public async Task What_the_list_does_not_show_as_active_is_looked_up()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Organization.Flows.SetActive(Referred[^1], active: false);

        var step = await PlanAsync(organisation, [.. Referred, "gone"]);

        var findings = Assert.IsType<FlowInvalidException>(step.Blocked).Findings;
        Assert.Equal([(FlowRule.ReferenceInactive, "references[129]"), (FlowRule.ReferenceMissing, "references[130]")], findings.Select(finding => (finding.Rule, finding.Path)));
        Assert.Equal(52, organisation.Requests.Of("GET", Lookups).Count);
    }

    [Fact]
    public async Task What_cannot_be_listed_is_looked_up()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = List, Fault = Fault.ErrorStatus, Status = 403 });

        var step = await PlanAsync(organisation);

        Assert.Null(step.Blocked);
        Assert.Single(organisation.Requests.Of("GET", List));
        Assert.Equal(Referred.Count, organisation.Requests.Of("GET", Lookups).Count);
    }

    [Fact]
    public async Task Of_a_huge_organisation_the_rest_is_looked_up()
    {
        await using var organisation = await StartAsync();
        for (var number = 0; number < 2100; number++)
        {
            organisation.PutReferring(string.Create(CultureInfo.InvariantCulture, $"another-{number}"));
        }

        organisation.PutReferring("last");
        var step = await PlanAsync(organisation, [.. Referred, "last"]);

        Assert.Null(step.Blocked);
        Assert.Equal(20, organisation.Requests.Of("GET", List).Count);
        Assert.Equal(51, organisation.Requests.Of("GET", Lookups).Count);
    }

    private static async Task<TestOrganisation> StartAsync()
    {
        var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        foreach (var id in Referred)
        {
            organisation.PutReferring(id);
        }

        return organisation;
    }

    private static Task<PlanStep> PlanAsync(TestOrganisation organisation, IReadOnlyList<string>? references = null) =>
        organisation.PlanAsync(Wish("ivr", JsonSerializer.Serialize(new { references = references ?? Referred })));
}
