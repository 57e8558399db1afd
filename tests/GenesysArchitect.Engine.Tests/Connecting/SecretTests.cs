using System.Text.Json;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Tests.Connecting;

/// <summary>A secret is never revealed: not in text, not in a record that contains it, not in JSON.</summary>
public class SecretTests
{
    private const string Hush = "hush-hush-0123456789";

    [Fact]
    public void It_prints_as_three_stars()
    {
        var secret = new Secret(Hush);

        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
        Assert.Equal("ClientCredentials { ClientId = me, ClientSecret = *** }", new ClientCredentials("me", secret).ToString());
    }

    [Fact]
    public void Types_that_contain_a_secret_do_not_reveal_it()
    {
        var settings = new ConnectionSettings { Region = Region.Parse("eu-central-1"), Client = new ClientCredentials("me", new Secret(Hush)), AccessToken = new Secret(Hush) };
        using var connection = GcOrgConnection.Open(settings);
        object[] holders = [settings.Client, settings, connection, settings.Transport];

        Assert.All(holders, holder => Assert.DoesNotContain(Hush, $"{holder}", StringComparison.Ordinal));
        Assert.All(holders.Take(3).Prepend(new Secret(Hush)), holder => Assert.DoesNotContain(Hush, JsonSerializer.Serialize(holder, holder.GetType()), StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_with_the_same_text_are_equal()
    {
        Assert.Equal(new Secret(Hush), new Secret(Hush));
        Assert.NotEqual(new Secret(Hush), new Secret("hush-hush-0123456780"));
        Assert.NotEqual(new Secret(Hush), new Secret(Hush + "0"));
        Assert.False(new Secret(Hush).Equals(null));
        Assert.Equal(new Secret(Hush).GetHashCode(), new Secret(Hush).GetHashCode());
    }

    [Fact]
    public void An_empty_secret_is_rejected() => Assert.Throws<ArgumentException>(() => new Secret(string.Empty));
}
