using System.Text;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests;

/// <summary>A run is not cut off because nobody can read about it.</summary>
public sealed class OutputTests
{
    [Theory]
    [InlineData(0, "text")]
    [InlineData(0, "json")]
    [InlineData(3, "text")]
    [InlineData(3, "json")]
    public async Task Output_that_cannot_be_written_changes_neither_the_run_nor_its_exit_code(int room, string format)
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new() { Outcomes = new Dictionary<string, JobScript> { ["northwind-ivr/test"] = new() { Outcome = JobOutcome.Failed } } });
        var (output, error) = (new FullOutput(room), new FullOutput(room));

        var exitCode = await Gcarch.RunAsync(["deploy", "--bundle", "northwind-ivr", "--environment", "test", "--yes", "--output", format], With(gcarch, output, error), CancellationToken.None);

        Assert.Equal(1, exitCode);
        Assert.Equal(1, gcarch.Submitted);
        Assert.Single(gcarch.Sandbox.Requests.Of("POST", "/api/v2/architect/bundles/*/deployments/*/rollback"));
        Assert.True(output.Refused + error.Refused > 0);
    }

    [Fact]
    public async Task A_stream_that_is_closed_is_as_one_that_is_full()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var exitCode = await Gcarch.RunAsync(["resolve"], With(gcarch, null, null), CancellationToken.None);

        Assert.Equal(0, exitCode);
    }

    private static ProgramContext With(GcarchPrompt gcarch, TextWriter? output, TextWriter? error) => new()
    {
        Input = TextReader.Null,
        Output = new SteadyOutput(() => output ?? throw new UnauthorizedAccessException()),
        Error = new SteadyOutput(() => error ?? throw new IOException()),
        Variable = name => gcarch.Variables.GetValueOrDefault(name),
    };

    /// <summary>A disk that is full after some lines.</summary>
    private sealed class FullOutput(int room) : TextWriter
    {
        private int _written;

        public int Refused { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            if (++_written > room)
            {
                Refused++;
                throw new IOException("No space left on device");
            }
        }

        public override void WriteLine(string? value) => Write(value);
    }
}
