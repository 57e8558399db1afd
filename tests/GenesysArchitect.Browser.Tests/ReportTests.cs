using Microsoft.Playwright;

namespace GenesysArchitect.Browser.Tests;

/// <summary>The report of a run in a browser: its content, light and dark, printed and on a phone.</summary>
public sealed class ReportTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Faint = "ratio => { const light = color => { const [r, g, b] = color.match(/[\\d.]+/g).map(part => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; }; const groundOf = element => { const color = getComputedStyle(element).backgroundColor; return /^rgb\\(/.test(color) ? color : groundOf(element.parentElement); }; return [...document.querySelectorAll('body *')].filter(element => element.checkVisibility() && [...element.childNodes].some(child => child.nodeType === 3 && child.data.trim())).filter(element => { const style = getComputedStyle(element); const [one, other] = [light(element instanceof SVGElement ? style.fill : style.color), light(groundOf(element))]; return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < ratio; }).map(element => `${element.tagName} ${element.getAttribute('class')} ${element.textContent}`); }";

    [BrowserFact]
    public async Task It_shows_the_result_of_the_run_with_errors_and_remedies()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small());

        await Assertions.Expect(page.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("✗ Failed Northwind, <production>");
        await Assertions.Expect(page.Tab.Locator(".tiles")).ToContainTextAsync("1 rolled back");
        var error = page.Tab.GetByRole(AriaRole.Article);
        await Assertions.Expect(error).ToContainTextAsync("flows.Late: expected a string");
        await Assertions.Expect(error.Locator(".remedy")).ToHaveTextAsync("What to do: Correct it, and deploy again.");
        await Assertions.Expect(page.Tab.Locator(".skipped")).ToContainTextAsync("Flow/after");
        await Assertions.Expect(page.Tab.Locator(".impact")).ToContainTextAsync("which 3 flows refer to");
        Assert.Equal(["Wave 1", "Wave 2", "Wave 3"], (await page.Tab.Locator(".waves h3").AllInnerTextsAsync()).Select(text => text.Split('\n')[0].Trim()));
    }

    [BrowserFact]
    public async Task The_timeline_shows_parallel_steps_and_their_waits()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small());

        var rows = page.Tab.Locator(".timeline tbody tr");
        Assert.Equal(3, await rows.CountAsync());
        var boxes = await page.Tab.EvaluateAsync<double[][]>("() => [...document.querySelectorAll('.timeline .bar')].map(bar => { const all = [...bar.querySelectorAll('.working, .waiting, .backwards')].map(part => part.getBoundingClientRect()); return [Math.min(...all.map(box => box.left)), Math.max(...all.map(box => box.right))]; })");
        Assert.True(boxes[1][0] >= boxes[0][1] - 1, "The bundles begin when the flow has ended.");
        Assert.InRange(boxes[2][0] - boxes[1][0], -1, 1);
        Assert.Equal(1, await rows.Nth(0).Locator("path.again").CountAsync());
        Assert.Equal((1, 1, 1), (await rows.Nth(2).Locator(".waiting").CountAsync(), await rows.Nth(2).Locator(".held").CountAsync(), await rows.Nth(2).Locator(".backwards").CountAsync()));

        // Screen readers get the same content.
        await Assertions.Expect(rows.Nth(2).GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", "Starts after 2.0 s, starting 0.5 s, waiting for a slot 3.5 s, following 2.2 s, rolling back 1.8 s, 1 call held back by the rate limit.");
    }

    [BrowserFact]
    public async Task It_is_legible_in_the_light_and_the_dark_theme()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small(), scheme);
            await page.Tab.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");

            Assert.Equal(scheme == ColorScheme.Dark ? "rgb(20, 23, 27)" : "rgb(255, 255, 255)", await page.Tab.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));

            // The contrast that WCAG requires for text (1.4.3).
            Assert.Empty(await page.Tab.EvaluateAsync<string[]>(Faint, 4.5));
        }
    }

    [BrowserFact]
    public async Task It_sends_no_requests_runs_no_scripts_and_shows_hostile_names_as_text()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small());
        await page.Tab.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");

        await Assertions.Expect(page.Tab.Locator(".step .name").Nth(3)).ToHaveTextAsync($"BundleDeployment/{SampleRuns.HostileName.Replace("\u202e", "U+202E", StringComparison.Ordinal)}");
        Assert.Equal((0, false), (await page.Tab.Locator("img, script, iframe").CountAsync(), await page.Tab.EvaluateAsync<bool>("() => 'harmed' in window")));
        Assert.Empty(page.Requests);
        Assert.Empty(page.ConsoleMessages);
        Assert.Equal("refused", await page.Tab.EvaluateAsync<string>("() => fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"));
    }

    [BrowserFact]
    public async Task A_link_leads_to_the_step_which_can_be_opened_with_a_key()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small());

        await page.Tab.Locator(".timeline a").First.ClickAsync();
        await Assertions.Expect(page.Tab.Locator("#s1")).ToBeInViewportAsync();
        await page.Tab.Locator("#s1 summary").FocusAsync();
        await page.Tab.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Tab.Locator("#s1 .diff .removed")).ToContainTextAsync("blocks[menu]");
        await Assertions.Expect(page.Tab.Locator("#s1 .moments")).ToContainTextAsync("the platform answered 503");
    }

    [BrowserFact]
    public async Task It_fits_a_phone()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small());
        await page.Tab.SetViewportSizeAsync(400, 800);

        Assert.True(await page.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 400"));
        Assert.True(await page.Tab.EvaluateAsync<bool>("() => document.querySelector('.timeline .bar').getBoundingClientRect().width > 300"));
    }

    [BrowserFact]
    public async Task The_printed_page_is_complete()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Small(), ColorScheme.Dark);
        await page.Tab.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Tab.Locator("#s1 .diff .added")).ToBeVisibleAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.Tab.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [BrowserFact]
    public async Task A_thousand_steps_are_each_drawn_once()
    {
        await using var page = await ShownReport.OpenAsync(chromium, SampleRuns.Large());

        Assert.Equal(1_000, await page.Tab.Locator(".timeline tbody tr").CountAsync());
        Assert.Equal(1, await page.Tab.GetByRole(AriaRole.Article).CountAsync());
    }
}
