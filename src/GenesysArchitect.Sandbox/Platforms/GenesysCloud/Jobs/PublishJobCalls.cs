using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Jobs;

/// <summary>Jobs that publish a file of Architect YAML.</summary>
internal sealed class PublishJobCalls(PresignedAddresses addresses)
{
    internal IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/flows/jobs", Register, "architect:job:create"),
        CloudCall.Of("GET", "/flows/jobs/{jobId}", Read, "architect:job:view"),
    ];

    private Answer Register(ApiRequest request)
    {
        // Clients send no body, an empty object or an object.
        _ = request.OptionalObject();
        var job = request.Center().Publishing.Register(request.Actor());
        var headers = new JsonObject();
        foreach (var (name, value) in PresignedAddresses.UploadHeaders(job.Id))
        {
            headers[name] = value;
        }

        return Answer.Ok(new JsonObject
        {
            ["id"] = job.Id,
            ["presignedUrl"] = addresses.ForUpload(job.Id),
            ["headers"] = headers,
            ["selfUri"] = "/api/v2/flows/jobs/" + job.Id,
        });
    }

    private static Answer Read(ApiRequest request)
    {
        var job = request.Center().Publishing.Require(request.Route("jobId"));
        var json = JobJson.State(request, job);
        if (job.FlowId is { } flowId)
        {
            json["flow"] = CloudJson.AddressableReference(flowId, "/api/v2/flows/");
        }

        return Answer.Ok(json);
    }
}
