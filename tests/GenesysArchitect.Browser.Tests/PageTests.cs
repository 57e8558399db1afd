using Microsoft.Playwright;

namespace GenesysArchitect.Browser.Tests;

/// <summary>The use of a graph page.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task A_search_finds_by_id_and_by_name_in_any_case()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());

        await page.Tab.Locator("#search").FillAsync("SEND-S");
        Assert.Equal(["Send a text message"], await page.Results.Locator(".name").AllTextContentsAsync());

        await page.Tab.Locator("#search").FillAsync("order st");
        await page.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Order status");
        Assert.Equal("1 of 9 nodes", await page.Tab.Locator("#found").TextContentAsync());
    }

    [BrowserFact]
    public async Task Filters_show_the_selected_nodes()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());

        await page.Tab.GetByLabel("Flows").UncheckAsync();
        Assert.Equal(["create-ticket", "find-customer", "send-sms"], await page.DrawnAsync());
        await page.Tab.GetByText("Clear filters").ClickAsync();
        Assert.Equal(9, (await page.DrawnAsync()).Length);

        await page.Tab.GetByLabel("are in a cycle").CheckAsync();
        Assert.Equal(["callback", "order-status"], await page.DrawnAsync());
        await page.Tab.GetByLabel("have a conflict").CheckAsync();
        await page.Tab.GetByLabel("could not be read").CheckAsync();
        Assert.Equal(["callback", "holiday", "order-status", "create-ticket"], await page.DrawnAsync());

        await page.Tab.GetByText("Clear filters").ClickAsync();
        await page.Tab.GetByLabel("from wave").SelectOptionAsync("2");
        await page.Tab.GetByLabel("to wave").SelectOptionAsync("3");
        Assert.Equal([SamplePictures.HostileId, "survey"], await page.DrawnAsync());
    }

    [BrowserFact]
    public async Task A_click_on_a_node_shows_and_highlights_its_dependencies_and_dependents()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());

        await page.ClickNodeAsync("survey");

        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("survey");
        Assert.Equal([SamplePictures.HostileName, "Create ticket"], await page.Details.GetByLabel("Depends on").Locator(".name").AllTextContentsAsync());
        Assert.Equal(["Order status"], await page.Details.GetByLabel("Used by").Locator(".name").AllTextContentsAsync());
        Assert.Contains("[2.1]", await page.Details.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 4, 5), (await page.CountAsync("node.chosen"), await page.CountAsync("node.lit"), await page.CountAsync("node.dim")));

        await page.Details.GetByText("Create ticket").ClickAsync();
        await Assertions.Expect(page.Details.Locator(".note.conflict")).ToContainTextAsync("no published version suits");
        await page.Tab.Locator("#back").ClickAsync();
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("survey");
        await page.Tab.Locator("#back").ClickAsync();
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Overview");
        await Assertions.Expect(page.Tab.Locator("#back")).ToBeDisabledAsync();
    }

    [BrowserFact]
    public async Task The_arrow_keys_follow_the_edges()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());
        await page.Tab.Locator("#search").FillAsync("main-ivr");
        await page.Tab.Keyboard.PressAsync("Enter");
        await page.Tab.Locator("#graph").FocusAsync();
        var (on, back) = await page.Tab.EvaluateAsync<bool>("() => { const cy = document.getElementById('graph')._cyreg.cy; return cy.edges()[0].source().position('y') < cy.edges()[0].target().position('y'); }") ? ("ArrowDown", "ArrowUp") : ("ArrowRight", "ArrowLeft");

        await page.Tab.Keyboard.PressAsync(on);
        await Assertions.Expect(page.Details.GetByLabel("Used by")).ToContainTextAsync("Northwind main IVR");
        Assert.Contains("used by", await page.Tab.Locator("#spoken").TextContentAsync(), StringComparison.Ordinal);
        await page.Tab.Keyboard.PressAsync(back);
        await page.Tab.Keyboard.PressAsync("Enter");

        Assert.Equal("details", await page.Tab.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Tab.Keyboard.PressAsync("Escape");
        Assert.Equal("graph", await page.Tab.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [BrowserFact]
    public async Task A_node_can_be_reached_and_followed_with_the_tab_key_only()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());
        await page.Tab.Locator("#search").FillAsync("survey");
        await page.Tab.Keyboard.PressAsync("ArrowDown");
        await page.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("survey");

        for (var press = 0; press < 40 && await page.Tab.EvaluateAsync<string>("() => document.activeElement.textContent") is var at && !at.StartsWith("Create ticket", StringComparison.Ordinal); press++)
        {
            await page.Tab.Keyboard.PressAsync("Tab");
        }

        await page.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Create ticket");
    }

    [BrowserFact]
    public async Task Focus_shows_the_neighborhood_of_a_node_and_back_shows_everything()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());
        await page.ClickNodeAsync("survey");

        await page.Tab.GetByLabel("Steps").SelectOptionAsync("1");
        await page.Tab.GetByLabel("Follow").SelectOptionAsync("dependencies");
        await page.Tab.Locator("#focus").ClickAsync();
        await Assertions.Expect(page.Tab.Locator("#focusedText")).ToHaveTextAsync("1 step around survey, dependencies");
        Assert.Equal([SamplePictures.HostileId, "survey", "create-ticket"], await page.DrawnAsync());

        await page.Tab.Locator("#back").ClickAsync();
        await Assertions.Expect(page.Tab.Locator("#focused")).ToBeHiddenAsync();
        Assert.Equal(9, (await page.DrawnAsync()).Length);

        await page.Tab.GoForwardAsync();
        await page.Tab.Locator("#showAll").ClickAsync();
        await Assertions.Expect(page.Tab.Locator("#focused")).ToBeHiddenAsync();
        Assert.Equal(9, (await page.DrawnAsync()).Length);
    }

    [BrowserFact]
    public async Task Cycles_conflicts_and_unreadable_nodes_are_listed_and_linked()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());

        Assert.Equal("Callback→Order status→Callback", await page.Tab.Locator("#cycles .round").EvaluateAsync<string>("round => [...round.querySelectorAll('.name, .then, .again')].map(part => part.textContent).join('')"));
        await page.Tab.Locator("#cycles a").Nth(1).ClickAsync();
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Order status");
        await Assertions.Expect(page.Details.Locator(".note.cycle")).ToBeVisibleAsync();

        await page.Tab.Locator("#conflicts a").ClickAsync();
        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Create ticket");
        await page.Tab.Locator("#problems a").ClickAsync();
        await Assertions.Expect(page.Details.Locator(".note.problem")).ToContainTextAsync("403: the OAuth client may not read it.");
    }

    [BrowserFact]
    public async Task A_node_hidden_by_a_filter_is_shown_when_it_is_selected()
    {
        await using var page = await ShownPage.OpenAsync(chromium, SamplePictures.Small());
        await page.Tab.GetByLabel("Actions").UncheckAsync();

        await page.Tab.Locator("#conflicts a").ClickAsync();

        await Assertions.Expect(page.Details.Locator("h2")).ToHaveTextAsync("Create ticket");
        Assert.Contains("create-ticket", await page.DrawnAsync());
    }
}
