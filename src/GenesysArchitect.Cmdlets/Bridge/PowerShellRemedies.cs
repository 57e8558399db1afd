using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Renders remedies as cmdlets and parameters.</summary>
internal sealed class PowerShellRemedies : IRemedyRenderer
{
    private PowerShellRemedies()
    {
    }

    /// <summary>The renderer.</summary>
    public static PowerShellRemedies Instance { get; } = new();

    /// <inheritdoc/>
    public string? Render(RemedyAction action) => action switch
    {
        UseOption { Value: null } use => NameOf(use.Option),
        UseOption use => $"{NameOf(use.Option)} {Quoted(use.Value!)}",
        OmitOption omit => $"omit {NameOf(omit.Option)}",
        Connect => "Connect-GcOrg",
        ListDeployments => "Get-GcBundleDeployment",
        ReadDeployment read => Deployment("Get-GcBundleDeployment", read.DeploymentId, read.BundleId),
        WaitForDeployment wait => Deployment("Wait-GcBundleDeployment", wait.DeploymentId, wait.BundleId),
        CancelDeployment cancel => Deployment("Stop-GcBundleDeployment", cancel.DeploymentId, cancel.BundleId),
        RollBackDeployment back => Deployment("Undo-GcBundleDeployment", back.DeploymentId, back.BundleId),
        ReadBotVersion read => $"Get-GcBotVersion {Quoted(read.BotId)} {Quoted(read.VersionId)}",
        PublishBotVersion publish => $"Publish-GcBotVersion {Quoted(publish.BotId)} {Quoted(publish.VersionId)}",
        FindFlows => "Get-GcFlow -Name",
        ReadFlow read => $"Get-GcFlow {Quoted(read.FlowId)}",
        RestoreFlow => "Set-GcFlow -Path",
        CompareFlow => "Compare-GcFlow",
        ExportFlows => "Export-GcFlow",
        ListRuns => "Get-GcRun",
        SavePlan => "Get-GcPlan -OutPath",
        SaveLock => "Resolve-GcFlowDependency -LockPath",
        VerifyAuditLog => "Test-GcAuditLog",
        _ => null,
    };

    private static string NameOf(EngineOption option) => option switch
    {
        EngineOption.AbandonRun => "-Abandon",
        EngineOption.AuditKey => "-Key",
        EngineOption.AuditLog => "-Path",
        EngineOption.BotVersionId => "-VersionId",
        EngineOption.FlowId => "-Id",
        EngineOption.ResumeRun => "-Resume",
        EngineOption.UpdateLock => "-Update",
        _ => $"-{option}",
    };

    private static string Deployment(string cmdlet, string? deploymentId, string? bundleId) =>
        cmdlet
        + (deploymentId is null ? string.Empty : $" -DeploymentId {Quoted(deploymentId)}")
        + (bundleId is null ? string.Empty : $" -BundleId {Quoted(bundleId)}");

    // A value from the platform must stay a single argument when the command is copied.
    private static string Quoted(string value) =>
        value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
            ? value
            : $"'{string.Concat(value.Select(character => IsQuote(character) ? $"{character}{character}" : $"{character}"))}'";

    // PowerShell treats typographic quotes as quotes too.
    private static bool IsQuote(char character) => character is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b';
}
