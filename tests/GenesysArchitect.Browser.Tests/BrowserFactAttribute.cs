namespace GenesysArchitect.Browser.Tests;

/// <summary>A test in a browser. It is skipped with a reason if no browser is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        Skip = Chromium.WhyMissing;
        if (Skip is not null)
        {
            // The test runner shows the name of a skipped test, but not always the reason.
            DisplayName = Skip;
        }
    }
}
