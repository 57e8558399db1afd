using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Connecting;

/// <summary>Environment variables can contain all connection settings, under the common names.</summary>
public class EnvironmentTests
{
    [Theory]
    [InlineData("GENESYS_CLOUD_BASE_URL")]
    [InlineData("GENESYS_BASE_URI")]
    [InlineData("GENESYS_BASE_PATH")]
    public void The_base_address_has_three_names(string name) =>
        Assert.Equal(new Uri("https://gateway.example/genesys"), Read((name, "https://gateway.example/genesys")).BaseAddress);

    [Theory]
    [InlineData("GENESYS_CLOUD_CLIENT_ID", "GENESYS_CLOUD_CLIENT_SECRET")]
    [InlineData("GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET")]
    [InlineData("GENESYS_CLOUD_CLIENT_ID", "GENESYS_CLIENT_SECRET")]
    public void The_client_has_two_names(string id, string secret) =>
        Assert.Equal(new ClientCredentials("me", new Secret("hush")), Read((id, "me"), (secret, "hush")).Client);

    [Fact]
    public void The_cloud_variables_take_precedence()
    {
        var settings = Read(
            ("GENESYS_BASE_PATH", "https://third.example"),
            ("GENESYS_BASE_URI", "https://second.example"),
            ("GENESYS_CLOUD_BASE_URL", "https://first.example"),
            ("GENESYS_CLIENT_ID", "second"),
            ("GENESYS_CLOUD_CLIENT_ID", "first"),
            ("GENESYS_CLIENT_SECRET", "second"),
            ("GENESYS_CLOUD_CLIENT_SECRET", "first"));

        Assert.Equal("first.example", settings.BaseAddress?.Host);
        Assert.Equal(new ClientCredentials("first", new Secret("first")), settings.Client);
        Assert.Equal("second.example", Read(("GENESYS_BASE_PATH", "https://third.example"), ("GENESYS_BASE_URI", "https://second.example")).BaseAddress?.Host);
    }

    [Fact]
    public void A_base_address_takes_precedence_over_a_region()
    {
        var settings = Read(("GENESYS_CLOUD_REGION", "eu-central-1"), ("GENESYS_BASE_PATH", "https://gateway.example"));

        Assert.Equal("gateway.example", settings.BaseAddress?.Host);
        Assert.Null(settings.Region);
    }

    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("mypurecloud.de")]
    public void A_region_is_named_either_way(string text) =>
        Assert.Equal("eu-central-1", Read(("GENESYS_CLOUD_REGION", text)).Region?.Name);

    [Theory]
    [InlineData("Basic", TokenStyle.Basic)]
    [InlineData("form", TokenStyle.Form)]
    [InlineData(" JSON ", TokenStyle.Json)]
    public void The_token_style_is_read_in_any_case(string text, TokenStyle style) =>
        Assert.Equal(style, Read(("GENESYS_CLOUD_TOKEN_STYLE", text)).TokenStyle);

    [Theory]
    [InlineData("Digest")]
    [InlineData("1")]
    [InlineData("Basic,Form")]
    public void Another_token_style_is_an_error(string text)
    {
        var refused = Assert.Throws<GcException>(() => Read(("GENESYS_CLOUD_TOKEN_STYLE", text)));

        Assert.Equal((ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.Equal("Use Basic, Form or Json.", refused.Advice());
    }

    [Theory]
    [InlineData("gateway.example", "https://gateway.example/")]
    [InlineData("localhost:8080", "https://localhost:8080/")]
    [InlineData(" gateway.example ", "https://gateway.example/")]
    [InlineData(" http://127.0.0.1:5000 ", "http://127.0.0.1:5000/")]
    public void An_address_without_a_scheme_is_https(string text, string address) =>
        Assert.Equal(new Uri(address), Read(("GENESYS_CLOUD_BASE_URL", text)).BaseAddress);

    [Theory]
    [InlineData("https://")]
    [InlineData("not an address")]
    [InlineData("https://user:hush@")]
    public void An_invalid_address_is_an_error_that_does_not_repeat_it(string text)
    {
        var refused = Assert.Throws<GcException>(() => Read(("GENESYS_CLOUD_BASE_URL", text)));

        Assert.Equal((ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_blank_variables_are_null()
    {
        foreach (var settings in new[] { Read(), Read(("GENESYS_CLOUD_BASE_URL", " "), ("GENESYS_CLOUD_REGION", ""), ("GENESYS_CLOUD_CLIENT_ID", "me"), ("GENESYS_CLOUD_TOKEN_STYLE", "")) })
        {
            Assert.Null(settings.BaseAddress);
            Assert.Null(settings.Region);
            Assert.Null(settings.Client);
            Assert.Null(settings.TokenStyle);
        }
    }

    private static ConnectionSettings Read(params (string Name, string Value)[] variables) =>
        ConnectionEnvironment.Read(name => Array.Find(variables, variable => variable.Name == name).Value);
}
