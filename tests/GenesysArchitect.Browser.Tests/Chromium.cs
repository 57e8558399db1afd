using Microsoft.Playwright;

namespace GenesysArchitect.Browser.Tests;

/// <summary>The Chromium, Chrome or Edge of this machine, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<string?> Installed = new(Find);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The reason why browser tests cannot run here; null if they can.</summary>
    public static string? WhyMissing => Installed.Value is null
        ? "The tests in a browser were SKIPPED: Chromium, Chrome or Edge was not found on the PATH, and CHROMIUM_PATH is not set."
        : null;

    public async Task InitializeAsync()
    {
        if (WhyMissing is null)
        {
            _playwright = await Playwright.CreateAsync();
            // Containers often run as root, for which Chromium has no sandbox. The pages are trusted.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Installed.Value, Headless = true, ChromiumSandbox = false, Args = Arguments });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a tab with its own profile.</summary>
    internal async Task<IPage> OpenTabAsync(ColorScheme scheme) =>
        await (await _browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1440, Height = 900 } })).NewPageAsync();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = OperatingSystem.IsWindows() ? ["chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
        string[] usual =
        [
            Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
            Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ];
        return names.SelectMany(name => folders.Select(folder => Path.Join(folder, name))).Concat(usual).FirstOrDefault(File.Exists);
    }
}
