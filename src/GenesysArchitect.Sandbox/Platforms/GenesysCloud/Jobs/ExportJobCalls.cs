using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Jobs;

/// <summary>Jobs that export flows.</summary>
internal sealed class ExportJobCalls(PresignedAddresses addresses)
{
    internal IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/flows/export/jobs", Register, "architect:jobExport:create"),
        CloudCall.Of("GET", "/flows/export/jobs/{jobId}", Read, "architect:jobExport:view"),
    ];

    private static Answer Register(ApiRequest request)
    {
        var flows = FlowSelections.Read(request);
        var job = request.Center().Exports.Register(flows, request.Actor());
        return Answer.Ok(new JsonObject
        {
            ["id"] = job.Id,
            ["status"] = job.Status,
            ["totalFlows"] = flows.Count,
            ["selfUri"] = "/api/v2/flows/export/jobs/" + job.Id,
        });
    }

    private Answer Read(ApiRequest request)
    {
        var job = request.Center().Exports.Require(request.Route("jobId"));
        var json = JobJson.State(request, job);
        if (job.File is { } file)
        {
            json["downloadUrl"] = addresses.ForDownload(job.Id, file.Name);
        }

        return Answer.Ok(json);
    }
}
