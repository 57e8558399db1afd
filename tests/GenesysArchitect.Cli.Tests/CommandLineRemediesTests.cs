using System.Text;
using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Tests;

public sealed class CommandLineRemediesTests
{
    public static TheoryData<RemedyAction, string> Renderings => new()
    {
        { new UseOption(EngineOption.OverrideValidation), "--override-validation" },
        { new UseOption(EngineOption.ConflictPolicy, "Theirs"), "--conflict-policy theirs" },
        { new UseOption(EngineOption.PreviousVersionId), "--previous" },
        { new UseOption(EngineOption.StatePath), "--state" },
        { new UseOption(EngineOption.AuditPath), "--audit" },
        { new OmitOption(EngineOption.NoQueue), "omit --no-queue" },
        { new SavePlan(), "gcarch plan --out" },
        { new PublishBotVersion("order bot", "1.1"), "gcarch bot publish --bot 'order bot' --version 1.1" },
        { new WaitForDeployment("dep-5", "o'clock; exit"), "gcarch bundle wait dep-5 --bundle 'o'\\''clock; exit'" },
    };

    [Theory]
    [MemberData(nameof(Renderings))]
    public void A_remedy_is_rendered_in_verbs_and_options(RemedyAction action, string words) =>
        Assert.Equal($"Do it ({words}).", CommandLineRemedies.Instance.Render(new Remedy("Do it.", action)));

    [Fact]
    public void Messages_of_the_platform_are_shown_unchanged()
    {
        var failure = new GcException(ErrorIds.Rejected, ErrorKind.InvalidInput, "There is no queue 'Sales -Update'; see Get-GcRun -Resume (gcarch: --resume).")
        {
            Remedies = [new("Correct 'Sales -Region'."), new("Override it.", new UseOption(EngineOption.OverrideValidation))],
        };

        string[] lines = ["error Gc.Api.Rejected: There is no queue 'Sales -Update'; see Get-GcRun -Resume (gcarch: --resume).", "  Correct 'Sales -Region'. Override it (--override-validation)."];
        Assert.Equal(lines, FailureLines.Of(failure));
        Assert.Equal(failure.Message, Json(failure).GetProperty("message").GetString());
    }

    [Fact]
    public void Json_has_the_remedies_as_text_and_as_data()
    {
        var error = Json(new GcException(ErrorIds.LimitReached, ErrorKind.LimitReached, "Full.")
        {
            Remedies = [new("Wait longer.", new UseOption(EngineOption.SlotTimeout)), new("Wait for it.", new WaitForDeployment("dep-5", "b")), new("Ask an administrator.")],
        });

        Assert.Equal("Wait longer (--slot-timeout). Wait for it (gcarch bundle wait dep-5 --bundle b). Ask an administrator.", error.GetProperty("remedy").GetString());
        Assert.Equal(
            """[{"text":"Wait longer.","command":"--slot-timeout","action":"useOption","option":"SlotTimeout"},{"text":"Wait for it.","command":"gcarch bundle wait dep-5 --bundle b","action":"waitForDeployment","deploymentId":"dep-5","bundleId":"b"},{"text":"Ask an administrator."}]""",
            error.GetProperty("remedies").GetRawText());
    }

    private static JsonElement Json(GcException failure)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            ErrorJson.WriteEntry(json, failure);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(written.ToArray())).RootElement;
    }
}
