namespace GenesysArchitect.Specification.Tests;

/// <summary>Exchanges in which nothing deviates, for tests to change one thing in.</summary>
internal static class Exchanges
{
    public const string Json = "application/json";

    public static ObservedExchange ListOfFlows { get; } = Of("api", "GET", "/api/v2/flows", "type=bot,inboundcall&pageSize=500&deleted=true", null, null, 200, Json, """
        {
          "entities": [
            {
              "id": "9c1b", "name": "Harbor Desk", "type": "INBOUNDCALL", "division": { "id": "d1", "name": "Home", "selfUri": "/api/v2/authorization/divisions/d1" },
              "active": true, "system": false, "deleted": false,
              "lockedUser": { "id": "u1", "name": "Kim", "selfUri": "/api/v2/users/u1" },
              "publishedVersion": { "id": "2.0", "type": "PUBLISH", "dateCreated": 1786000000000, "datePublished": "2026-08-06T12:00:00.000Z" },
              "supportedLanguages": [{ "language": "en-us", "isDefault": true }], "selfUri": "/api/v2/flows/9c1b"
            }
          ],
          "pageSize": 500, "pageNumber": 1, "total": 1, "pageCount": 1, "firstUri": "/api/v2/flows?pageSize=500&pageNumber=1", "selfUri": "/api/v2/flows?pageSize=500&pageNumber=1"
        }
        """);

    public static ObservedExchange NewFlow { get; } = Of("api", "POST", "/api/v2/flows", "language=en-us", Json, """{ "name": "Harbor Desk", "type": "INBOUNDCALL" }""", 200, "application/json; charset=utf-8", """{ "id": "9c1b", "name": "Harbor Desk", "type": "INBOUNDCALL" }""");

    public static ObservedExchange NewJob { get; } = Of("api", "POST", "/api/v2/flows/jobs", null, Json, string.Empty, 200, Json, """{ "id": "j1", "presignedUrl": "http://127.0.0.1:2/j1", "headers": { "content-type": "application/x-yaml" } }""");

    public static ObservedExchange ExportJob { get; } = Of("api", "POST", "/api/v2/flows/export/jobs", string.Empty, Json, """{ "flows": [{ "flow": { "id": "9c1b", "version": "2.0" }, "exportType": "Yaml" }] }""", 200, Json, """{ "id": "e1", "status": "Registered", "totalFlows": 1 }""");

    public static ObservedExchange DeletedFlow { get; } = Of("api", "DELETE", "/api/v2/flows/9c1b", null, null, null, 204, null, string.Empty);

    public static ObservedExchange Refusal { get; } = Of("api", "GET", "/api/v2/flows/9c1b", null, null, null, 410, Json, """
        { "message": "The flow is deleted.", "code": "architect.flow.deleted", "status": 410, "contextId": "c1", "messageParams": { "flowId": "9c1b" }, "details": [], "errors": [] }
        """);

    public static TheoryData<ObservedExchange> Right { get; } = [ListOfFlows, NewFlow, NewJob, ExportJob, DeletedFlow, Refusal];

    public static ObservedExchange Of(
        string port, string method, string path, string? query, string? requestContentType, string? requestBody, int status, string? responseContentType, string? responseBody) => new()
        {
            Port = port,
            Method = method,
            Path = path,
            Query = query ?? string.Empty,
            RequestContentType = requestContentType,
            RequestBody = requestBody,
            Status = status,
            ResponseContentType = responseContentType,
            ResponseBody = responseBody,
        };
}
