namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>An input at which nobody ever types.</summary>
internal sealed class SilentInput : TextReader
{
    private readonly ManualResetEventSlim _typed = new();

    public override string? ReadLine()
    {
        // The console reads like this: whoever waits for it cannot be told to stop.
        _typed.Wait(TimeSpan.FromSeconds(20));
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _typed.Dispose();
        base.Dispose(disposing);
    }
}
