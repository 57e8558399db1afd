using GenesysArchitect.Engine.Reporting;
using Microsoft.Playwright;

namespace GenesysArchitect.Browser.Tests;

/// <summary>A report page in a tab, with the requests and console messages of the tab.</summary>
internal sealed class ShownReport : IAsyncDisposable
{
    private readonly SampleRuns _run;

    private ShownReport(IPage tab, SampleRuns run) => (Tab, _run) = (tab, run);

    public IPage Tab { get; }

    /// <summary>The requested addresses, without the file itself.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The messages in the console.</summary>
    public List<string> ConsoleMessages { get; } = [];

    public static async Task<ShownReport> OpenAsync(Chromium chromium, SampleRuns run, ColorScheme scheme = ColorScheme.Light)
    {
        var shown = new ShownReport(await chromium.OpenTabAsync(scheme), run);
        var address = new Uri(await run.ReportAsync(ReportFormat.Html)).AbsoluteUri;
        shown.Tab.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != address && request.Url != "data:,")
            {
                shown.Requests.Add(request.Url);
            }
        };
        shown.Tab.Console += (_, message) => shown.ConsoleMessages.Add($"{message.Type}: {message.Text}");
        shown.Tab.PageError += (_, error) => shown.ConsoleMessages.Add(error);
        await shown.Tab.GotoAsync(address);
        await shown.Tab.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
        return shown;
    }

    public async ValueTask DisposeAsync()
    {
        await Tab.Context.CloseAsync();
        _run.Dispose();
    }
}
