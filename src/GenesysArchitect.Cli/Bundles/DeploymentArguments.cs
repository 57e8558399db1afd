using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>The arguments that identify a deployment: its id, and optionally its bundle.</summary>
internal sealed class DeploymentArguments
{
    private readonly Argument<string> _id = new("ID") { Description = "The id of the deployment." };
    private readonly Option<string?> _bundle = new("--bundle") { HelpName = "ID", Description = "The deployment's bundle (looked up by the deployment's id)." };

    public Symbol[] All => [_id, _bundle];

    public HelpSection Section => new("What", [("ID", _id.Description!), .. HelpSection.Of(string.Empty, _bundle).Rows]);

    /// <summary>Reads the deployment's id, and looks up its bundle.</summary>
    /// <exception cref="GcException">The bundle cannot be found, or the platform cannot be queried.</exception>
    public async Task<DeploymentKey> ReadAsync(ParseResult line, BundleDeployments bundles, ProgramContext context, CancellationToken stop)
    {
        var id = line.GetNonEmpty(_id);
        if (line.GetNonEmpty(_bundle) is { } bundle)
        {
            return new DeploymentKey(id, bundle);
        }

        var auditPath = AuditSettings.PathOf(context.Variable, path: null);
        var runs = new RunFolder(StateOption.Folder(context), context.Definitions);
        return await bundles.LocateAsync(id, runs, auditPath.Equals(AuditSettings.Off, StringComparison.OrdinalIgnoreCase) ? null : auditPath, stop);
    }
}
