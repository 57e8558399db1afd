using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Pipelines;

namespace GenesysArchitect.Engine.Tests.Pipelines;

/// <summary>Commands to agents are escaped as the agents expect, and other text is neutralized.</summary>
public class CommandTests
{
    private const string Awkward = "100% ; of ] two\r\nlines: a, b";

    [Theory]
    [InlineData("##vso[task.x]", "## vso[task.x]")]
    [InlineData("before ##VSO[task.x]", "before ## VSO[task.x]")]
    [InlineData("###[error]", "### [error]")]
    [InlineData("::error::x", ": :error::x")]
    [InlineData(" \t::error::x", " \t: :error::x")]
    [InlineData("one\n::two\r::three", "one\n: :two\r: :three")]
    [InlineData("[x]::y and fe80::1", "[x]::y and fe80::1")]
    [InlineData("## A heading, # and #1", "## A heading, # and #1")]
    public void Text_that_looks_like_a_command_is_neutralized(string text, string harmless) =>
        Assert.Equal(harmless, CommandText.Neutral(text));

    [Fact]
    public void An_issue_keeps_to_its_line_and_its_properties()
    {
        var issue = new PipelineIssue { IsError = true, Message = Awkward, File = "a;b]c,d:e.yaml", Line = 12, Column = 3, Code = "Gc.X.Y" };

        Assert.Equal("##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc,d:e.yaml;linenumber=12;columnnumber=3;code=Gc.X.Y;]100%AZP25 ; of ] two%0D%0Alines: a, b", new AzurePipelinesCommands(".").Issue(issue));
        Assert.Equal("::error file=a;b]c%2Cd%3Ae.yaml,line=12,col=3,title=Gc.X.Y::100%25 ; of ] two%0D%0Alines: a, b", new GitHubCommands(null, null).Issue(issue));
    }

    [Fact]
    public void An_output_value_cannot_end_its_delimiter()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Null(new GitHubCommands(file, null).Output("gcStatus", "one\nghadelimiter_\nsecond=2"));

            var lines = File.ReadAllLines(file);
            Assert.Equal(lines[0]["gcStatus<<".Length..], lines[^1]);
            Assert.Equal(["one", "ghadelimiter_", "second=2"], lines[1..^1]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("CI", "true", false)]
    [InlineData("TF_BUILD", "False", false)]
    public void A_pipeline_is_detected_by_its_agents_variable(string name, string value, bool isOne) =>
        Assert.Equal(isOne, Pipeline.Find(asked => asked == name ? value : null, NeutralRemedies.Instance, _ => { }) is not null);
}
