using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Connecting;

/// <summary>A region is identified by its name or its domain, and has the hosts of the contract.</summary>
public class RegionTests
{
    public static TheoryData<string, string> Domains { get; } = new()
    {
        { "us-east-1", "mypurecloud.com" },
        { "us-west-2", "usw2.pure.cloud" },
        { "us-east-2", "use2.us-gov-pure.cloud" },
        { "ca-central-1", "cac1.pure.cloud" },
        { "eu-west-1", "mypurecloud.ie" },
        { "eu-west-2", "euw2.pure.cloud" },
        { "eu-central-1", "mypurecloud.de" },
        { "eu-central-2", "euc2.pure.cloud" },
        { "ap-northeast-1", "mypurecloud.jp" },
        { "ap-northeast-2", "apne2.pure.cloud" },
        { "ap-northeast-3", "apne3.pure.cloud" },
        { "ap-southeast-1", "apse1.pure.cloud" },
        { "ap-southeast-2", "mypurecloud.com.au" },
        { "ap-south-1", "aps1.pure.cloud" },
        { "sa-east-1", "sae1.pure.cloud" },
        { "me-central-1", "mec1.pure.cloud" },
        { "mx-central-1", "mxc1.pure.cloud" },
    };

    [Theory]
    [MemberData(nameof(Domains))]
    public void A_region_has_an_api_host_and_a_login_host(string name, string domain)
    {
        var region = Region.Parse(name);

        Assert.Equal(name, region.ToString());
        Assert.Equal(new Uri($"https://api.{domain}/"), region.ApiAddress);
        Assert.Equal(new Uri($"https://login.{domain}/"), region.LoginAddress);
        Assert.Same(region, Region.Parse(domain));
    }

    [Fact]
    public void All_regions_are_known() =>
        Assert.Equal(Domains.Select(row => (string)row[0]), Region.All.Select(region => region.Name));

    [Theory]
    [InlineData("EU-Central-1")]
    [InlineData(" eu-central-1 ")]
    [InlineData("MyPureCloud.de")]
    public void Case_and_white_space_are_ignored(string text) =>
        Assert.Equal("eu-central-1", Region.Parse(text).Name);

    [Theory]
    [InlineData("eu-central-9")]
    [InlineData("")]
    [InlineData("api.mypurecloud.de")]
    public void Another_name_is_an_error_that_lists_the_regions(string text)
    {
        var refused = Assert.Throws<GcException>(() => Region.Parse(text));

        Assert.Equal((ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.All(Region.All, region => Assert.Contains(region.Name, refused.Advice(), StringComparison.Ordinal));
    }
}
