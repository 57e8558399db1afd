using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Connecting;

/// <summary>A connection opens if all settings are present and safe, and otherwise reports what is missing or invalid.</summary>
public class SettingsTests
{
    private static readonly ClientCredentials Client = new("me", new Secret("hush-hush"));

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://gateway.example/genesys")]
    public void An_address_that_is_safe_is_taken(string address)
    {
        using var connection = GcOrgConnection.Open(At(address));

        Assert.Equal(new Uri(address), connection.BaseAddress);
    }

    [Theory]
    [InlineData("http://gateway.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://10.0.0.1")]
    public void Plain_http_to_another_machine_is_refused_unless_it_is_allowed(string address)
    {
        var refused = Refused(At(address));

        Assert.Equal(ErrorIds.ConnectionInsecure, refused.ErrorId);
        Assert.Contains(new UseOption(EngineOption.AllowInsecure), refused.Actions());
        GcOrgConnection.Open(At(address) with { AllowInsecure = true }).Dispose();
    }

    [Fact]
    public void The_login_address_has_the_same_rules() =>
        Assert.Equal(ErrorIds.ConnectionInsecure, Refused(At("https://gateway.example") with { LoginAddress = new Uri("http://login.example") }).ErrorId);

    [Theory]
    [InlineData("https://me:hush-hush@gateway.example")]
    [InlineData("https://gateway.example?token=hush-hush")]
    [InlineData("https://gateway.example/#hush-hush")]
    [InlineData("ftp://me:hush-hush@gateway.example")]
    [InlineData("ftp://gateway.example")]
    [InlineData("file:///etc/hosts")]
    public void An_address_that_holds_more_or_is_of_another_kind_is_refused_and_not_repeated(string address)
    {
        var refused = Refused(At(address));

        Assert.Equal(ErrorIds.ConnectionInvalid, refused.ErrorId);
        Assert.DoesNotContain("hush-hush", $"{refused} {refused.Advice()} {refused.Target}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_an_address_is_refused() =>
        Assert.Equal(ErrorIds.ConnectionInvalid, Refused(new ConnectionSettings { BaseAddress = new Uri("/api", UriKind.Relative), Client = Client }).ErrorId);

    [Fact]
    public void A_region_and_an_address_together_are_refused() =>
        Assert.Equal(ErrorIds.ConnectionInvalid, Refused(At("https://gateway.example") with { Region = Region.Parse("eu-central-1") }).ErrorId);

    [Fact]
    public void Without_a_region_and_an_address_there_is_no_connection()
    {
        var refused = Refused(new ConnectionSettings { Client = Client });

        Assert.Equal(ErrorIds.ConnectionMissing, refused.ErrorId);
        Assert.Contains("GENESYS_CLOUD_REGION", refused.Advice(), StringComparison.Ordinal);
        Assert.Contains("GENESYS_CLOUD_BASE_URL", refused.Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_client_and_a_token_there_is_no_connection()
    {
        var refused = Refused(new ConnectionSettings { Region = Region.Parse("eu-central-1") });

        Assert.Equal(ErrorIds.ConnectionMissing, refused.ErrorId);
        Assert.Contains("GENESYS_CLOUD_CLIENT_SECRET", refused.Advice(), StringComparison.Ordinal);
        GcOrgConnection.Open(new ConnectionSettings { Region = Region.Parse("eu-central-1"), AccessToken = new Secret("token") }).Dispose();
    }

    [Theory]
    [InlineData(null, "eu-central-1", TokenStyle.Basic, "https://login.mypurecloud.de/")]
    [InlineData(TokenStyle.Form, "eu-central-1", TokenStyle.Form, "https://api.mypurecloud.de/")]
    [InlineData(TokenStyle.Json, "eu-central-1", TokenStyle.Json, "https://api.mypurecloud.de/")]
    [InlineData(null, null, TokenStyle.Form, "https://gateway.example/")]
    [InlineData(TokenStyle.Basic, null, TokenStyle.Basic, "https://gateway.example/")]
    public void A_region_uses_its_login_host_with_Basic_and_an_address_itself_with_Form(TokenStyle? chosen, string? region, TokenStyle style, string tokens)
    {
        var settings = region is null ? At("https://gateway.example") : new ConnectionSettings { Region = Region.Parse(region), Client = Client };
        settings = settings with { TokenStyle = chosen };
        using var connection = GcOrgConnection.Open(settings);

        Assert.Equal(style, connection.TokenStyle);
        Assert.Equal(new Uri(tokens), settings.TokenAddress);
    }

    [Fact]
    public async Task A_connection_to_an_address_requests_its_token_with_Form()
    {
        await using var organization = await TestOrganization.StartAsync();

        await organization.Engine.AuthenticateAsync(CancellationToken.None);

        var asked = Assert.Single(organization.Requests.Of("POST", TestOrganization.TokenRequests));
        Assert.StartsWith("grant_type=client_credentials", asked.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("me", "hush-hush\r\n", "client secret")]
    [InlineData("me", "hush\thush", "client secret")]
    [InlineData("me", "\uFEFFhush-hush", "client secret")]
    [InlineData("me\n", "hush-hush", "client id")]
    [InlineData("me\u200B", "hush-hush", "client id")]
    public void Credentials_with_a_line_end_or_another_invisible_character_are_refused_and_not_repeated(string id, string secret, string named)
    {
        var refused = Refused(At("https://gateway.example") with { Client = new ClientCredentials(id, new Secret(secret)) });

        Assert.Equal(ErrorIds.ConnectionInvalid, refused.ErrorId);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refused.Message + refused.Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_with_a_line_end_is_refused_as_well()
    {
        var refused = Refused(new ConnectionSettings { BaseAddress = new Uri("https://gateway.example"), AccessToken = new Secret("hush-hush\n") });

        Assert.Contains("access token", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.ConnectionInvalid, Assert.Throws<GcException>(() => ConnectionEnvironment.RegistryToken(_ => "hush-hush\n")).ErrorId);
    }

    [Fact]
    public void A_connection_is_called_by_its_name_its_region_or_its_address()
    {
        using var named = GcOrgConnection.Open(At("https://gateway.example:8443") with { Name = "production" });
        using var region = GcOrgConnection.Open(new ConnectionSettings { Region = Region.Parse("mypurecloud.de"), Client = Client });
        using var address = GcOrgConnection.Open(At("https://gateway.example:8443"));

        Assert.Equal(("production", "eu-central-1", "gateway.example:8443"), (named.ToString(), region.Name, address.Name));
        Assert.Equal(("eu-central-1", null), (region.Region, address.Region));
        Assert.Equal("me", address.ClientId);
    }

    private static ConnectionSettings At(string address) => new() { BaseAddress = new Uri(address), Client = Client };

    private static GcException Refused(ConnectionSettings settings)
    {
        var refused = Assert.Throws<GcException>(() => GcOrgConnection.Open(settings));
        Assert.Equal(ErrorKind.InvalidInput, refused.Kind);
        Assert.True(refused.ConcernsConnection);
        Assert.NotNull(refused.Advice());
        return refused;
    }
}
