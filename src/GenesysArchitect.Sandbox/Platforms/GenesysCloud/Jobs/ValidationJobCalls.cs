using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Jobs;

/// <summary>Jobs that validate flows. They are a preview, which an organization may not have.</summary>
internal static class ValidationJobCalls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/flows/validate/jobs", Register, "architect:jobValidate:create"),
        CloudCall.Of("GET", "/flows/validate/jobs/{jobId}", Read, "architect:jobValidate:view"),
    ];

    private static Answer Register(ApiRequest request)
    {
        RequireThere(request);
        var flows = FlowSelections.Read(request);
        var job = request.Center().Validations.Register(flows, request.Actor());
        return Answer.Ok(new JsonObject
        {
            ["id"] = job.Id,
            ["status"] = job.Status,
            ["totalFlows"] = flows.Count,
            ["selfUri"] = "/api/v2/flows/validate/jobs/" + job.Id,
        });
    }

    private static Answer Read(ApiRequest request)
    {
        RequireThere(request);
        var job = request.Center().Validations.Require(request.Route("jobId"));
        var running = job.Status is not ("Success" or "Failure");
        return Answer.Json(running ? request.Options.GenesysCloud.RunningValidationStatus : StatusCodes.Status200OK, JobJson.State(request, job));
    }

    private static void RequireThere(ApiRequest request)
    {
        if (request.Options.GenesysCloud.WithoutValidationJobs)
        {
            throw RefusalException.NoSuchCall();
        }
    }
}
