using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>The HTML page, as far as it can be tested without a browser.</summary>
public partial class HtmlPictureTests
{
    private static readonly string Page = SamplePicture.Hostile.Written(PictureFormat.Html);

    [Fact]
    public void It_holds_the_picture_as_it_is_in_JSON()
    {
        var json = SamplePicture.Hostile.Written(PictureFormat.Json);
        Assert.Contains($"<script type=\"application/json\" id=\"data\">{json}</script>", Page, StringComparison.Ordinal);
        Assert.DoesNotContain('<', json);
    }

    [Fact]
    public void Its_policy_allows_only_its_own_scripts_and_no_network()
    {
        var policy = Policy().Match(Page).Groups[1].Value;
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);

        var scripts = Script().Matches(Page).Select(script => script.Groups[1].Value).ToList();
        Assert.Equal(2, scripts.Count);
        Assert.All(scripts.Append(Style().Match(Page).Groups[1].Value), content => Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'", policy, StringComparison.Ordinal));
    }

    [Fact]
    public void It_refers_to_nothing_outside_of_it()
    {
        Assert.DoesNotMatch("(?:src|href|action)=[\"']?(?:https?:|//)", Page);
        Assert.DoesNotMatch("@import|url\\(|sourceMappingURL", Page);
    }

    [Fact]
    public void It_carries_the_notices_of_the_libraries_in_it()
    {
        Assert.Contains("cytoscape 3.", Page, StringComparison.Ordinal);
        Assert.Contains("@dagrejs/dagre 3.", Page, StringComparison.Ordinal);
        Assert.Contains("The Cytoscape Consortium", Page, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_is_text() =>
        Assert.Contains("<title>&lt;b&gt; &amp; &quot;@@data@@&quot;</title>", (SamplePicture.Small with { Title = "<b> & \"@@data@@\"" }).Written(PictureFormat.Html), StringComparison.Ordinal);

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
