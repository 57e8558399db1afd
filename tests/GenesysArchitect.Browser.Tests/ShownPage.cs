using GenesysArchitect.Engine.Dependencies.Pictures;
using Microsoft.Playwright;

namespace GenesysArchitect.Browser.Tests;

/// <summary>A graph page in a tab, with the requests and console messages of the tab.</summary>
internal sealed class ShownPage : IAsyncDisposable
{
    private readonly string _file = Path.Join(Path.GetTempPath(), $"picture-{Guid.NewGuid():N}.html");

    private ShownPage(IPage tab) => Tab = tab;

    public IPage Tab { get; }

    /// <summary>The requested addresses, without the file itself.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The messages in the console.</summary>
    public List<string> ConsoleMessages { get; } = [];

    public ILocator Results => Tab.Locator("#results a");

    public ILocator Details => Tab.Locator("#details");

    public static async Task<ShownPage> OpenAsync(Chromium chromium, DependencyPicture picture, ColorScheme scheme = ColorScheme.Light)
    {
        var shown = new ShownPage(await chromium.OpenTabAsync(scheme));
        await using (var file = File.Create(shown._file))
        {
            picture.Write(file, PictureFormat.Html);
        }

        var address = new Uri(shown._file).AbsoluteUri;
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
        await shown.Tab.Locator("html[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await shown.PaintedAsync();
        return shown;
    }

    /// <summary>Waits until changes are painted.</summary>
    public Task PaintedAsync() => Tab.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");

    /// <summary>The ids of the visible nodes in the graph, in order.</summary>
    public Task<string[]> DrawnAsync() => Tab.EvaluateAsync<string[]>("() => { const data = JSON.parse(document.getElementById('data').textContent); return document.getElementById('graph')._cyreg.cy.nodes().not('.head').map(node => data.nodes[node.data('index')].id); }");

    /// <summary>The number of graph elements that match a Cytoscape selector.</summary>
    public Task<int> CountAsync(string selector) => Tab.EvaluateAsync<int>("selector => document.getElementById('graph')._cyreg.cy.elements(selector).length", selector);

    /// <summary>Clicks on a node in the graph.</summary>
    public async Task ClickNodeAsync(string id)
    {
        var at = await Tab.EvaluateAsync<float[]>("id => { const data = JSON.parse(document.getElementById('data').textContent); const graph = document.getElementById('graph'); const at = graph._cyreg.cy.getElementById(`n${data.nodes.findIndex(node => node.id === id)}`).renderedPosition(); const box = graph.getBoundingClientRect(); return [box.x + at.x, box.y + at.y]; }", id);
        await Tab.Mouse.ClickAsync(at[0], at[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await Tab.Context.CloseAsync();
        File.Delete(_file);
    }
}
