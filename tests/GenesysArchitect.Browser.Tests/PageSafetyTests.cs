namespace GenesysArchitect.Browser.Tests;

/// <summary>A graph page is isolated, whatever the graph contains.</summary>
public sealed class PageSafetyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task It_sends_no_requests_and_logs_no_errors()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());
        await page.ClickNodeAsync("callback");
        await page.Tab.Locator("#focus").ClickAsync();
        await page.PaintedAsync();
        await page.Tab.PdfAsync();

        Assert.Empty(page.Requests);
        Assert.Empty(page.ConsoleMessages);
    }

    [BrowserFact]
    public async Task Its_content_security_policy_blocks_network_access()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());

        Assert.Equal("refused", await page.Tab.EvaluateAsync<string>("() => fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"));
        Assert.Contains(page.ConsoleMessages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Hostile_names_are_shown_as_text()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());
        Assert.Equal("Northwind, <production>", await page.Tab.TitleAsync());

        await page.Tab.Locator("#search").FillAsync("harmed");
        await page.Results.First.ClickAsync();

        Assert.Equal(SamplePictures.HostileName, await page.Details.Locator("h2").TextContentAsync());
        Assert.Contains(SamplePictures.HostileId.Replace("\n", "U+000A", StringComparison.Ordinal), await page.Details.Locator("dl").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal((0, false), (await page.Tab.Locator("#work img:not(#printed), #work script, #work b").CountAsync(), await page.Tab.EvaluateAsync<bool>("() => 'harmed' in window")));
    }
}
