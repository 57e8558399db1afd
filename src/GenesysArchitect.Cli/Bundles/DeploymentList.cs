using System.Globalization;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>The list of deployments that <c>gcarch bundle</c> writes.</summary>
internal static class DeploymentList
{
    public static ObjectList<GcBundleDeployment> Create(ProgramContext context, bool isJson) => new(
        context,
        isJson,
        DeploymentJson.Write,
        ("Deployment", deployment => deployment.DeploymentId),
        ("Bundle", deployment => deployment.BundleId),
        ("Environment", deployment => deployment.Environment),
        ("Status", deployment => deployment.Status.Value),
        ("Started", deployment => Time(deployment.StartTime)),
        ("Ended", deployment => Time(deployment.EndTime)));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
