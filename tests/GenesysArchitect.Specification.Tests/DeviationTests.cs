namespace GenesysArchitect.Specification.Tests;

/// <summary>Each kind of deviation is found, alone, and at its place.</summary>
public sealed class DeviationTests
{
    [Theory]
    [InlineData("/api/v2/flow", DeviationKind.UnknownPath)]
    [InlineData("/api/v2/flows/", DeviationKind.UnknownPath)]
    [InlineData("/api/v2/Flows", DeviationKind.UnknownPath)]
    [InlineData("/api/v1/flows", DeviationKind.UnknownPath)]
    [InlineData("/", DeviationKind.UnknownPath)]
    [InlineData("/api/v2/flows/jobs", DeviationKind.UnknownMethod)]
    public void A_path_or_a_method_that_is_not_there(string path, DeviationKind kind) =>
        AssertFound(Exchanges.ListOfFlows with { Method = "PATCH", Path = path }, kind, "path", $"PATCH {path}");

    [Theory]
    [InlineData("pagesize=25", DeviationKind.UnknownParameter, "query pagesize")]
    [InlineData("environment=test", DeviationKind.UnknownParameter, "query environment")]
    [InlineData("pageSize=many", DeviationKind.WrongParameter, "query pageSize")]
    [InlineData("pageSize=", DeviationKind.WrongParameter, "query pageSize")]
    [InlineData("pageSize=3000000000", DeviationKind.WrongParameter, "query pageSize")]
    [InlineData("pageNumber=1&pageNumber=2", DeviationKind.WrongParameter, "query pageNumber")]
    [InlineData("deleted=True", DeviationKind.WrongParameter, "query deleted")]
    [InlineData("type=INBOUNDCALL", DeviationKind.UnknownEnumValue, "query type")]
    [InlineData("type=bot,chat", DeviationKind.UnknownEnumValue, "query type")]
    [InlineData("type=bot&type=chat", DeviationKind.UnknownEnumValue, "query type")]
    [InlineData("secure=maybe", DeviationKind.UnknownEnumValue, "query secure")]
    public void A_parameter_that_is_unknown_or_mistyped(string query, DeviationKind kind, string place) =>
        AssertFound(Exchanges.ListOfFlows with { Query = query }, kind, place, "GET /api/v2/flows");

    [Fact]
    public void A_kind_of_object_in_the_path_that_is_not_listed() =>
        AssertFound(
            Exchanges.Of("api", "POST", "/api/v2/authorization/divisions/d1/objects/FLOWS", null, Exchanges.Json, """["9c1b"]""", 200, null, null),
            DeviationKind.UnknownEnumValue,
            "path objectType",
            "POST /api/v2/authorization/divisions/{divisionId}/objects/{objectType}");

    [Fact]
    public void A_required_parameter_that_is_not_sent() =>
        AssertFound(
            Exchanges.Of("api", "POST", "/api/v2/flows/actions/checkout", null, null, null, 200, Exchanges.Json, "{}"), DeviationKind.MissingParameter, "query flow", "POST /api/v2/flows/actions/checkout");

    [Theory]
    [InlineData("""{ "name": "A", "type": "INBOUNDCALL", "_version": 3 }""", DeviationKind.UnknownProperty, "request $._version")]
    [InlineData("""{ "type": "INBOUNDCALL" }""", DeviationKind.MissingProperty, "request $.name")]
    [InlineData("""{ "id": "9c1b", "type": "INBOUNDCALL" }""", DeviationKind.MissingProperty, "request $.name")]
    [InlineData("""{ "name": 7 }""", DeviationKind.WrongType, "request $.name")]
    [InlineData("""{ "name": null }""", DeviationKind.WrongType, "request $.name")]
    [InlineData("""{ "name": "A", "type": "inboundcall" }""", DeviationKind.UnknownEnumValue, "request $.type")]
    [InlineData("[]", DeviationKind.WrongType, "request $")]
    [InlineData("""{ "name": """, DeviationKind.UnreadableBody, "request")]
    [InlineData("", DeviationKind.MissingBody, "request")]
    [InlineData(null, DeviationKind.MissingBody, "request")]
    public void A_request_that_is_wrong(string? body, DeviationKind kind, string place) =>
        AssertFound(Exchanges.NewFlow with { RequestBody = body }, kind, place, "POST /api/v2/flows");

    [Theory]
    [InlineData("""{ "flows": [{}] }""", DeviationKind.MissingProperty, "request $.flows[].flow")]
    [InlineData("""{ "flows": [{ "flow": { "id": "9c1b" }, "exportType": "yaml" }] }""", DeviationKind.UnknownEnumValue, "request $.flows[].exportType")]
    [InlineData("""{ "flows": { "flow": { "id": "9c1b" } } }""", DeviationKind.WrongType, "request $.flows")]
    public void A_request_that_is_wrong_deeper_inside(string body, DeviationKind kind, string place) =>
        AssertFound(Exchanges.ExportJob with { RequestBody = body }, kind, place, "POST /api/v2/flows/export/jobs");

    [Theory]
    [InlineData("""{ "entities": [{ "id": "1", "versions": [] }] }""", DeviationKind.UnknownProperty, "response 200 $.entities[].versions")]
    [InlineData("""{ "entities": [{ "publishedVersion": { "dateCreated": "2026-08-06T12:00:00Z" } }] }""", DeviationKind.WrongType, "response 200 $.entities[].publishedVersion.dateCreated")]
    [InlineData("""{ "entities": [{ "publishedVersion": { "dateCreated": 1.5 } }] }""", DeviationKind.WrongType, "response 200 $.entities[].publishedVersion.dateCreated")]
    [InlineData("""{ "entities": [{ "publishedVersion": { "datePublished": 1786000000000 } }] }""", DeviationKind.WrongType, "response 200 $.entities[].publishedVersion.datePublished")]
    [InlineData("""{ "entities": [{ "publishedVersion": { "datePublished": "2026-08-06" } }] }""", DeviationKind.WrongFormat, "response 200 $.entities[].publishedVersion.datePublished")]
    [InlineData("""{ "entities": [{ "publishedVersion": { "datePublished": "2026-08-06T12:00:00" } }] }""", DeviationKind.WrongFormat, "response 200 $.entities[].publishedVersion.datePublished")]
    [InlineData("""{ "entities": [{ "publishedVersion": { "datePublished": "2026-13-06T12:00:00Z" } }] }""", DeviationKind.WrongFormat, "response 200 $.entities[].publishedVersion.datePublished")]
    [InlineData("""{ "entities": [{ "active": "true" }] }""", DeviationKind.WrongType, "response 200 $.entities[].active")]
    [InlineData("""{ "entities": [{ "compatibleFlowTypes": ["INBOUNDCALL", "CALL"] }] }""", DeviationKind.UnknownEnumValue, "response 200 $.entities[].compatibleFlowTypes[]")]
    [InlineData("""{ "entities": [{ "nluInfo": { "domainId": "x" } }] }""", DeviationKind.UnknownProperty, "response 200 $.entities[].nluInfo.domainId")]
    [InlineData("""{ "pageSize": 3000000000 }""", DeviationKind.WrongFormat, "response 200 $.pageSize")]
    [InlineData("""{ "total": 10000000000000000000 }""", DeviationKind.WrongFormat, "response 200 $.total")]
    [InlineData("""{ "entities": null }""", DeviationKind.WrongType, "response 200 $.entities")]
    [InlineData("", DeviationKind.MissingBody, "response 200")]
    [InlineData("<html>", DeviationKind.UnreadableBody, "response 200")]
    public void An_answer_that_is_wrong(string body, DeviationKind kind, string place) =>
        AssertFound(Exchanges.ListOfFlows with { ResponseBody = body }, kind, place, "GET /api/v2/flows");

    [Fact]
    public void A_value_of_a_map_that_is_wrong() =>
        AssertFound(Exchanges.NewJob with { ResponseBody = """{ "headers": { "content-length": 7 } }""" }, DeviationKind.WrongType, "response 200 $.headers.*", "POST /api/v2/flows/jobs");

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(304)]
    public void A_status_that_the_operation_does_not_have(int status) =>
        AssertFound(Exchanges.NewFlow with { Status = status }, DeviationKind.UnknownStatus, "status", "POST /api/v2/flows");

    [Fact]
    public void A_body_in_an_answer_that_has_none() =>
        AssertFound(Exchanges.DeletedFlow with { ResponseBody = "{}", ResponseContentType = Exchanges.Json }, DeviationKind.UnexpectedBody, "response 204", "DELETE /api/v2/flows/{flowId}");

    [Fact]
    public void A_body_in_a_request_that_has_none() =>
        AssertFound(Exchanges.DeletedFlow with { RequestBody = "{}", RequestContentType = Exchanges.Json }, DeviationKind.UnexpectedBody, "request", "DELETE /api/v2/flows/{flowId}");

    [Fact]
    public void A_body_of_another_media_type()
    {
        AssertFound(Exchanges.NewFlow with { RequestContentType = null }, DeviationKind.WrongMediaType, "request", "POST /api/v2/flows");
        AssertFound(Exchanges.NewFlow with { ResponseContentType = "text/html" }, DeviationKind.WrongMediaType, "response 200", "POST /api/v2/flows");
    }

    [Theory]
    [InlineData("""{ "message": "Gone.", "error": "gone" }""", DeviationKind.UnknownProperty, "response 410 $.error")]
    [InlineData("""{ "status": "410" }""", DeviationKind.WrongType, "response 410 $.status")]
    [InlineData("""{ "details": [{ "code": "x" }] }""", DeviationKind.UnknownProperty, "response 410 $.details[].code")]
    [InlineData("""{ "errors": [{ "errors": [{ "message": [] }] }] }""", DeviationKind.WrongType, "response 410 $.errors[].errors[].message")]
    [InlineData("""{ "limit": { "namespace": "flows" } }""", DeviationKind.UnknownEnumValue, "response 410 $.limit.namespace")]
    [InlineData("", DeviationKind.MissingBody, "response 410")]
    public void An_error_that_is_wrong(string body, DeviationKind kind, string place) =>
        AssertFound(Exchanges.Refusal with { ResponseBody = body }, kind, place, "GET /api/v2/flows/{flowId}");

    private static void AssertFound(ObservedExchange exchange, DeviationKind kind, string place, string operation)
    {
        var deviation = Assert.Single(ExchangeCheck.Check(exchange));
        Assert.Equal((kind, operation, place), (deviation.Kind, deviation.Operation, deviation.Place));
        Assert.NotEmpty(deviation.Message);
    }
}
