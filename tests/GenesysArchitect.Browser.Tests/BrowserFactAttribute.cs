namespace GenesysArchitect.Browser.Tests;

/// <summary>A test in a browser. Where there is none it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        Skip = Chromium.WhyMissing;
        if (Skip is not null)
        {
            // The test runner shows a skipped test's name, and not always its reason.
            DisplayName = Skip;
        }
    }
}
