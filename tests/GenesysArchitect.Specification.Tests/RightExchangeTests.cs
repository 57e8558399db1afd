namespace GenesysArchitect.Specification.Tests;

/// <summary>What the specification allows is not reported.</summary>
public sealed class RightExchangeTests
{
    [Theory]
    [MemberData(nameof(Exchanges.Right), MemberType = typeof(Exchanges), DisableDiscoveryEnumeration = true)]
    public void An_exchange_as_the_specification_has_it_is_right(ObservedExchange exchange) => Assert.Empty(ExchangeCheck.Check(exchange));

    [Theory]
    [InlineData("type=bot&type=inboundcall")]
    [InlineData("?type=bot%2Cinboundcall")]
    [InlineData("name=Harbor+Desk%26Co")]
    [InlineData("")]
    public void A_list_may_be_sent_in_either_encoding(string query) =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.ListOfFlows with { Query = query }));

    [Theory]
    [InlineData("POST", "/oauth/token", 422)]
    [InlineData("PUT", "/sandbox/faults", 299)]
    [InlineData("GET", "/sandbox/requests", 200)]
    [InlineData("GET", "/channels/c1", 101)]
    public void What_the_specification_does_not_cover_is_passed_over(string method, string path, int status) =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.Of("api", method, path, "a=b", "text/plain", "x", status, "text/plain", "y")));

    [Fact]
    public void The_port_for_uploads_is_passed_over() =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.DeletedFlow with { Port = "upload", Path = "/anything", Status = 299 }));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "anything": [1] }""")]
    public void A_body_that_may_be_anything_may_be_missing_too(string body) =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.NewJob with { RequestBody = body }));

    [Fact]
    public void The_default_of_a_parameter_is_right_even_where_its_values_do_not_list_it() =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.Of("api", "GET", "/api/v2/integrations/actions", "sortOrder=asc", null, null, 200, Exchanges.Json, """{ "entities": [] }""")));

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public void Any_success_is_right_where_the_specification_does_not_say_which(int status) =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.DeletedFlow with { Status = status }));

    [Fact]
    public void An_operation_may_have_a_second_success_without_a_body()
    {
        var publish = Exchanges.Of("api", "POST", "/api/v2/flows/actions/publish", "flow=9c1b&version=2.0", null, null, 200, Exchanges.Json, """{ "id": "o1", "actionName": "PUBLISH", "complete": false }""");

        Assert.Empty(ExchangeCheck.Check(publish));
        Assert.Empty(ExchangeCheck.Check(publish with { Status = 202, ResponseContentType = null, ResponseBody = string.Empty }));
    }

    [Fact]
    public void An_answer_may_leave_out_what_a_request_requires() =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.NewFlow with { ResponseBody = """{ "id": "9c1b" }""" }));

    [Fact]
    public void A_request_may_send_back_references_as_they_were_answered() =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.Of("api", "PUT", "/api/v2/flows/9c1b", null, Exchanges.Json, """{ "name": "Harbor Desk", "lockedUser": { "id": "u1" }, "publishedVersion": { "id": "2.0" } }""", 200, Exchanges.Json, """{ "id": "9c1b" }""")));

    [Fact]
    public void A_path_that_is_written_out_goes_before_one_with_a_parameter()
    {
        Assert.Empty(ExchangeCheck.Check(Exchanges.Of("api", "GET", "/api/v2/flows/lookup", "id=9c1b", null, null, 200, Exchanges.Json, """{ "entities": [] }""")));
        Assert.Empty(ExchangeCheck.Check(Exchanges.DeletedFlow with { Path = "/api/v2/flows/lookup" }));
    }

    [Fact]
    public void A_HEAD_is_answered_without_a_body() =>
        Assert.Empty(ExchangeCheck.Check(Exchanges.Of("api", "HEAD", "/api/v2/tokens/me", null, null, null, 401, null, null)));

    [Fact]
    public void A_deep_configuration_can_be_read()
    {
        const int depth = 200;
        var body = new string('[', depth) + new string(']', depth);

        Assert.Empty(ExchangeCheck.Check(Exchanges.Of("api", "GET", "/api/v2/flows/9c1b/latestconfiguration", null, null, null, 200, Exchanges.Json, body)));
    }
}
