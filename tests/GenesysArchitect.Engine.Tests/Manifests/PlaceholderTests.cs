using System.Text.Json;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>The substitution of placeholders.</summary>
public sealed class PlaceholderTests : IDisposable
{
    private static readonly string Valid = Path.Combine(AppContext.BaseDirectory, "Manifests", "Valid");

    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Placeholders_are_allowed_wherever_a_scalar_is()
    {
        var manifest = Read(_folder.Options() with
        {
            Paths = [Path.Combine(Valid, "placeholders.yaml")],
            Variables = Variables(("company", "\"nw\""), ("stages", "[\"live\"]"), ("yes", "true"), ("api", "\"organization\""), ("minutes", "20")),
        });

        Assert.Empty(manifest.Findings);
        var bundle = manifest.Desired.OfType<BundleDeployment>().Single();
        Assert.Equal(("nw-ivr", "nw", "nw-prod", 20), (bundle.ManifestName, bundle.BundleId, bundle.Target.EnvironmentId, bundle.MaxFlowCount));
        Assert.Equal((true, BundleApi.Organization, TimeSpan.FromMinutes(20)), (bundle.Overwrite, bundle.Api, bundle.Timeout));
        Assert.Equal($"https://example.com/?key={Secret}", bundle.WebhookUri!.ToString());
        Assert.Equal("Hello from nw, at ${literal} testing", bundle.TargetConfig!.Value.GetProperty("greeting").GetString());
        Assert.Equal(("20", 40), (manifest.Desired.OfType<BotVersion>().Single().VersionId, manifest.Desired.OfType<BotVersion>().Single().RolloutPercentage));
    }

    [Fact]
    public void The_command_line_overrides_environments_and_these_override_values_files()
    {
        _folder.With("a.yaml", Of("Environment", "live", "id: prod, variables: {b: environment, c: environment}") + Of("BundleDeployment", "ivr", "bundleId: a, environments: [live], targetConfig: ['${var:a}', '${var:b}', '${var:c}', '${var:d}']"))
            .With("values/one.yaml", "a: one\nb: one\nd: one").With("values/two.json", """{ "d": "two", "c": "two" }""");

        var manifest = Read(_folder.Options() with { ValuesPaths = [_folder.At("values/one.yaml"), _folder.At("values/two.json")], Variables = Variables(("c", "\"command line\"")) });

        Assert.Equal("""["one","environment","command line","two"]""", Assert.IsType<BundleDeployment>(Assert.Single(manifest.Desired)).TargetConfig.ToString());
    }

    [Fact]
    public void Each_environment_has_its_own_variables()
    {
        _folder.With("a.yaml", Of("Environment", "dev", "id: dev-1, variables: {size: 1}") + Of("Environment", "live", "id: prod-1, variables: {size: 2}")
            + Of("BundleDeployment", "ivr", "bundleId: a, environments: [dev, live], targetConfig: {size: '${var:size}'}"));

        var bundles = _folder.Read().Desired.Cast<BundleDeployment>();

        Assert.Equal([("ivr@dev", "dev-1", """{"size":1}"""), ("ivr@live", "prod-1", """{"size":2}""")], bundles.Select(bundle => (bundle.ManifestName, bundle.Target.EnvironmentId, bundle.TargetConfig.ToString()!)));
    }

    [Fact]
    public void A_variable_alone_keeps_its_type_and_within_text_is_text()
    {
        _folder.With("a.yaml", Flow("a", "blocks: [{id: x, one: '${var:list}', two: 'is ${var:number}', three: '${var:nothing}'}]"));

        var manifest = Read(_folder.Options() with { Variables = Variables(("list", "[1,{\"a\":2.50}]"), ("number", "2.50"), ("nothing", "null")) });

        Assert.Equal("""[{"id":"x","one":[1,{"a":2.50}],"two":"is 2.50","three":null}]""", BlocksOf(manifest));
    }

    [Theory]
    [InlineData("$${a}", "${a}")]
    [InlineData("$$${a}", "$${a}")]
    [InlineData("$5 and 5$", "$5 and 5$")]
    [InlineData("a $ {b}", "a $ {b}")]
    [InlineData("${var:dollar}{b}", "${b}")]
    [InlineData("${var:placeholder}", "${secret:TOKEN}")]
    [InlineData("x${env:EMPTY}y", "xy")]
    public void Escaped_placeholders_stay_literal(string written, string read)
    {
        _folder.With("a.yaml", Flow("a", $"blocks: [{{id: x, text: '{written}'}}]"));

        var manifest = Read(_folder.Options() with { Variables = Variables(("dollar", "\"$\""), ("placeholder", "\"${secret:TOKEN}\"")) });

        Assert.Equal($$"""[{"id":"x","text":"{{read}}"}]""", BlocksOf(manifest));
        Assert.Equal($$"""[{"id":"x","text":"{{read}}"}]""", BlocksOf(ManifestReader.Read(manifest.Documents, "plan.json", _ => null)));
    }

    [Fact]
    public void A_dollar_right_before_a_secret_is_refused_since_it_could_not_be_stored()
    {
        _folder.With("a.yaml", Flow("a", "name: '${var:dollar}${secret:TOKEN}'"));

        Assert.Equal("a '$' is not allowed directly before a secret.", Assert.Single(Read(_folder.Options() with { Variables = Variables(("dollar", "\"$\"")) }).Findings).Message);
    }

    [Fact]
    public void Values_may_come_from_the_environment_but_not_from_other_values()
    {
        _folder.With("a.yaml", Flow("a", "name: '${var:name}'")).With("v/one.yaml", "name: at ${env:STAGE}").With("v/two.yaml", "other: x\nname: ${var:other}");

        Assert.Equal("at testing", NameOf(Read(_folder.Options() with { ValuesPaths = [_folder.At("v/one.yaml")] })));
        var finding = Assert.Single(Read(_folder.Options() with { ValuesPaths = [_folder.At("v/two.yaml")] }).Findings);
        Assert.Equal((2, 1, "a value cannot refer to another value: '${var:other}' is not allowed here."), (finding.Line, finding.Column, finding.Message));
    }

    [Fact]
    public void A_values_file_that_is_no_mapping_is_refused()
    {
        _folder.With("a.yaml", Flow("a")).With("v/one.yaml", "- name");

        Assert.Equal("a values file must be a mapping of names to values, but is a list.", Assert.Single(Read(_folder.Options() with { ValuesPaths = [_folder.At("v/one.yaml")] }).Findings).Message);
    }

    [Fact]
    public void Variables_of_an_invalid_Environment_are_not_reported_as_missing()
    {
        _folder.With("a.yaml", Of("Environment", "live", "id: prod, variabels: {size: 1}") + Of("BundleDeployment", "ivr", "bundleId: a, environments: [live], timeout: '${var:size}m'"));

        Assert.Equal("unknown property 'variabels' in the spec of an Environment; did you mean 'variables'?", Assert.Single(_folder.Read().Findings).Message);
    }

    [Fact]
    public void Keys_are_not_substituted()
    {
        _folder.With("a.yaml", Flow("a", "blocks: [{id: x, '${var:name}': 1}]"));

        Assert.Equal("""[{"id":"x","${var:name}":1}]""", BlocksOf(_folder.Read()));
    }

    private static Dictionary<string, JsonElement> Variables(params (string Name, string Json)[] variables) => variables.ToDictionary(variable => variable.Name, variable => Json(variable.Json));

    private static Flow FlowOf(Manifest manifest)
    {
        Assert.Empty(manifest.Findings);
        return Assert.IsType<Flow>(Assert.Single(manifest.Desired));
    }

    private static string BlocksOf(Manifest manifest) => FlowOf(manifest).Definition.GetProperty("blocks").ToString();

    private static string? NameOf(Manifest manifest) => FlowOf(manifest).Definition.GetProperty("name").GetString();
}
