using System.Text;
using static GenesysArchitect.Engine.Tests.Dependencies.DependencyRuns;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Uses of actions and references to flows are found anywhere in a definition, in any form.</summary>
public class DefinitionFormTests
{
    [Theory]
    [InlineData("""{"blocks":[{"type":"DataAction","actionId":"a","versionRange":"[1.0]"}]}""", "ivr → a [1.0]@dev", "")]
    [InlineData("""{"x":{"y":[[{"versionRange":"[1.0]","z":{"type":"Say"},"actionId":"a","type":"DataAction"}]]}}""", "ivr → a [1.0]@dev", "")]
    [InlineData("""{"type":"DataAction","actionId":"a"}""", "ivr → a @dev", "")]
    [InlineData("""{"n":{"type":"DataAction","actionId":"a","in":{"type":"DataAction","actionId":"b"}}}""", "ivr → a @dev|ivr → b @dev", "")]
    [InlineData("""{"n":{"type":"Say","actionId":"a","versionRange":"[1.0]"}}""", "", "")]
    [InlineData("""{"n":{"type":"dataaction","actionId":"a"},"m":{"type":["DataAction"],"actionId":"a"}}""", "", "")]
    [InlineData("""{"n":{"ty\u0070e":"Data\u0041ction","actionId":"\u0061"}}""", "ivr → a @dev", "")]
    [InlineData("""{"references":["f","g"],"b":[{"reference":"h","children":[{"references":["i"]}]}]}""", "", "ivr → f|ivr → g|ivr → h|ivr → i")]
    [InlineData("""{"reference":null,"references":[null,"",7,["f"],{"x":"g"}],"b":{"reference":{"reference":"h"}}}""", "", "ivr → h")]
    [InlineData("""{"n":{"type":"DataAction","actionId":"a","reference":"f"},"m":{"type":"DataAction","actionId":"a"}}""", "ivr → a @dev", "ivr → f")]
    [InlineData("""{"n":{"type":"DataAction","actionId":7,"versionRange":2.0}}""", "ivr → 7 2.0@dev", "")]
    public async Task Uses_and_references_are_found_at_any_depth_and_in_any_order(string definition, string uses, string references)
    {
        foreach (var form in new[] { definition, AsText(definition) })
        {
            await using var host = HostOf(Version(form));

            var resolution = await host.ResolveAsync("ivr");

            Assert.Empty(resolution.Problems);
            Assert.Equal(Split(uses), resolution.Uses());
            Assert.Equal(Split(references), resolution.References());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_definition_of_two_thousand_levels_is_read_completely(bool asText)
    {
        const int levels = 2_000;
        var definition = new StringBuilder().Insert(0, """{"c":""", levels).Append("""{"type":"DataAction","actionId":"a"}""").Append('}', levels).ToString();
        await using var host = HostOf(Version(asText ? AsText(definition) : definition));

        Assert.Equal(["ivr → a @dev"], (await host.ResolveAsync("ivr")).Uses());
    }

    [Fact]
    public async Task Versions_of_both_forms_may_stand_in_one_list_and_further_properties_do_no_harm()
    {
        const string definition = """{"blocks":[{"type":"DataAction","actionId":"a","versionRange":"[1.0]"}]}""";
        await using var host = HostOf(
            """{"flow":{"type":"DataAction","actionId":"b"},"more":{"flow":[1,{"x":2}]},"environmentId":"prod","version":2}""",
            Version(AsText(definition), "1.0", "test"),
            Version(definition, "1.1", "test"));

        Assert.Equal(["ivr → a [1.0]@test", "ivr → b @prod"], (await host.ResolveAsync("ivr")).Uses());
    }

    private static string[] Split(string expected) => expected.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
