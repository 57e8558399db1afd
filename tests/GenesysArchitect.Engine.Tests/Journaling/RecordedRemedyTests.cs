using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Tests.Journaling;

public sealed class RecordedRemedyTests
{
    public static TheoryData<RemedyAction> Actions => [.. Samples];

    private static RemedyAction[] Samples =>
    [
        new UseOption(EngineOption.SlotTimeout), new UseOption(EngineOption.ConflictPolicy, "Ours"), new OmitOption(EngineOption.NoQueue), new Connect(), new ListDeployments(),
        new ReadDeployment("d", "b"), new WaitForDeployment("d", "b"), new WaitForDeployment(), new CancelDeployment("d"), new RollBackDeployment("d", null),
        new ReadBotVersion("b", "1"), new PublishBotVersion("b", "1"), new FindFlows(), new ReadFlow("f"), new RestoreFlow(), new CompareFlow(), new ExportFlows(),
        new ListRuns(), new SavePlan(), new SaveLock(), new VerifyAuditLog(),
    ];

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_journal_keeps_a_remedy_as_data(RemedyAction action)
    {
        var error = new GcException("Gc.X.Y", ErrorKind.Failed, "It failed.") { Remedies = [new("Do it.", action), new("Or leave it.")] };
        var line = JsonSerializer.Serialize(new JournalLine { Event = "step_ended", Error = JournalError.Of(error) }, JournalJson.Readable.JournalLine);

        var read = JsonSerializer.Deserialize(line, JournalJson.Readable.JournalLine)!.Error!;
        Assert.Equal("Do it. Or leave it.", read.Remedy);
        Assert.Equal(error.Remedies, read.ToException().Remedies);
    }

    [Fact]
    public void Every_action_is_tested() =>
        Assert.Equal(
            typeof(RemedyAction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RemedyAction))).Select(type => type.Name).Order(),
            Samples.Select(action => action.GetType().Name).Distinct().Order());

    [Theory]
    [InlineData("""{"event":"step_ended","error":{"id":"Gc.X.Y","kind":"Failed","message":"It failed.","remedy":"Do it."}}""")]
    [InlineData("""{"event":"step_ended","error":{"id":"Gc.X.Y","kind":"Failed","message":"It failed.","remedies":[{"text":"Do it.","action":"somethingOfTomorrow","location":"x"}]}}""")]
    [InlineData("""{"event":"step_ended","error":{"id":"Gc.X.Y","kind":"Failed","message":"It failed.","remedies":[{"text":"Do it.","action":"useOption","option":"OfTomorrow"}]}}""")]
    public void Remedies_of_other_versions_are_read_as_text(string line) =>
        Assert.Equal([new Remedy("Do it.")], JsonSerializer.Deserialize(line, JournalJson.Readable.JournalLine)!.Error!.ToException().Remedies);
}
