using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary><c>gcarch dependency test</c></summary>
internal sealed class DependencyTestVerb : ConnectedVerb
{
    private readonly Argument<string> _lock = new("LOCK") { Description = "The lock file." };
    private readonly Option<bool> _checksumOnly = new("--checksum-only") { Description = "Only verify the checksum of the file; no connection is made." };
    private readonly CountOption _throttleLimit = new("--throttle-limit", $"How many requests run in parallel, 1 to 1000 ({DependencyQuery.DefaultParallelRequests}).", DependencyQuery.DefaultParallelRequests, min: 1, max: 1000);

    public DependencyTestVerb(ProgramContext context)
        : base(context, "test", "Compare a lock with the current dependencies.") => Add(_lock, _checksumOnly, _throttleLimit);

    public override HelpPage Help => new()
    {
        Purpose = "Compares a lock with the current dependencies in the organization. Nothing is changed. The exit code is 4\nwhen there are differences, and 0 when there are none.",
        Usage = $"gcarch {Path} LOCK [options]",
        Sections = [HelpSection.Of("What", _checksumOnly, _throttleLimit), .. CommonSections],
        Examples = ["gcarch dependency test dependencies.lock", "gcarch dependency test dependencies.lock --checksum-only"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var path = line.GetNonEmpty(_lock);
        var test = await TestAsync(line, path, stop);
        if (IsJson(line))
        {
            new JsonLineWriter(Context.Output).Write(json => Write(json, test));
        }
        else
        {
            foreach (var difference in Differences(test))
            {
                await Context.Output.WriteLineAsync(Wording.Printable(difference));
            }
        }

        if (test.Error is { } error)
        {
            Fail(line, error);
            return (int)ExitCodes.Of([error]);
        }

        if (test.IsCurrent && !IsJson(line))
        {
            await Context.Output.WriteLineAsync(Wording.Printable(line.GetValue(_checksumOnly) ? $"{path}: the checksum is valid." : $"{path}: up to date."));
        }

        return (int)(test.IsCurrent ? ExitCode.Done : ExitCode.Differences);
    }

    private async Task<GcDependencyLockTest> TestAsync(ParseResult line, string path, CancellationToken stop)
    {
        if (line.GetValue(_checksumOnly))
        {
            return new GcDependencyLockTest { Path = path, LockHash = DependencyLockFile.Read(path).Hash };
        }

        using var organization = await ConnectAsync(line, stop);
        return await Engine(organization, line).Dependencies.TestAsync(path, line.GetValue(_throttleLimit), stop);
    }

    private static IEnumerable<string> Differences(GcDependencyLockTest test) =>
        [.. test.Added.Select(use => $"+ {use}"), .. test.Removed.Select(use => $"- {use}"), .. test.Moved.Select(moved => moved.ToString())];

    private static void Write(System.Text.Json.Utf8JsonWriter json, GcDependencyLockTest test)
    {
        json.WriteString("path", test.Path);
        json.WriteBoolean("isCurrent", test.IsCurrent);
        json.WriteStrings("added", [.. test.Added.Select(use => use.ToString())]);
        json.WriteStrings("removed", [.. test.Removed.Select(use => use.ToString())]);
        json.WriteStrings("moved", [.. test.Moved.Select(moved => moved.ToString())]);
        json.WriteString("lockHash", test.LockHash);
        json.WriteString("currentHash", test.CurrentHash);
    }
}
