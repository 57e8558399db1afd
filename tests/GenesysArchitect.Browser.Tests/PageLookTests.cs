using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using Microsoft.Playwright;

namespace GenesysArchitect.Browser.Tests;

/// <summary>The appearance of a graph page: light and dark, printed, and for graphs of any size.</summary>
public sealed class PageLookTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task It_follows_the_light_or_dark_theme_and_is_legible_in_both()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small(), scheme);
            await page.ClickNodeAsync("callback");
            var ground = await page.Tab.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
            Assert.Equal(scheme == ColorScheme.Dark ? "rgb(20, 23, 27)" : "rgb(255, 255, 255)", ground);

            // The contrast that WCAG requires for text (1.4.3).
            var faint = await page.Tab.EvaluateAsync<string[]>("ratio => { const light = color => { const [r, g, b] = color.match(/[\\d.]+/g).map(part => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; }; const groundOf = element => { const color = getComputedStyle(element).backgroundColor; return /^rgb\\(/.test(color) ? color : groundOf(element.parentElement); }; return [...document.querySelectorAll('body *')].filter(element => element.checkVisibility() && [...element.childNodes].some(child => child.nodeType === 3 && child.data.trim())).filter(element => { const [one, other] = [light(getComputedStyle(element).color), light(groundOf(element))]; return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < ratio; }).map(element => `${element.tagName} ${element.className} ${element.textContent}`); }", 4.5);
            Assert.Empty(faint);
        }
    }

    [BrowserFact]
    public async Task Five_thousand_nodes_can_be_used()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Large());
        Assert.Equal(5_000, (await page.DrawnAsync()).Length);

        await page.Tab.Locator("#search").FillAsync("flow-4321");
        await page.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Name of 4321");
        Assert.NotEqual(0, await page.CountAsync("edge.lit"));

        await page.Tab.Locator("#focus").ClickAsync();
        await page.PaintedAsync();
        Assert.InRange((await page.DrawnAsync()).Length, 2, 500);

        await page.Tab.Locator("#back").ClickAsync();
        await Assertions.Expect(page.Tab.Locator("#found")).ToContainTextAsync("of 5,000 nodes");
        await page.Tab.GetByLabel("have a conflict").CheckAsync();
        Assert.Equal(5, (await page.DrawnAsync()).Length);
        Assert.Empty(page.ConsoleMessages);
        Assert.Empty(page.Requests);
    }

    [BrowserFact]
    public async Task The_printed_page_has_the_graph_and_the_lists_but_no_controls()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small(), ColorScheme.Dark);
        await page.Tab.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await page.Tab.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Tab.Locator("#printed")).ToBeVisibleAsync();
        await Assertions.Expect(page.Tab.Locator("#cycles .round")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Tab.Locator("button:visible, input:visible").CountAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.Tab.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [BrowserFact]
    public async Task An_empty_graph_and_a_flow_that_depends_on_itself_are_shown()
    {
        await using (var page = await ShownPage.OpenAsync(chromium, new() { Nodes = [], Edges = [], Cycles = [] }))
        {
            Assert.Equal("0 nodes shown", await page.Tab.Locator("#found").TextContentAsync());
            Assert.Empty(page.ConsoleMessages);
        }

        var self = DependencyNode.Flow("self");
        var picture = new DependencyPicture
        {
            Nodes = [new() { Kind = self.Kind, Id = self.Id, Wave = 1, IsInCycle = true }],
            Edges = [new(self, self, null)],
            Cycles = [new() { Nodes = [self], ComponentSize = 1, IsShortest = true }],
        };
        await using (var page = await ShownPage.OpenAsync(chromium, picture))
        {
            await page.ClickNodeAsync("self");
            await Assertions.Expect(page.Details.Locator(".note.cycle")).ToBeVisibleAsync();
            Assert.Equal(1, await page.CountAsync("edge.isCycleStep"));
            Assert.Empty(page.ConsoleMessages);
        }
    }
}
