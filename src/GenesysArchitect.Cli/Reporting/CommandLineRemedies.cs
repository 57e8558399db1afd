using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>What can be done about an error, in verbs and options of gcarch.</summary>
internal sealed class CommandLineRemedies : IRemedyRenderer
{
    private CommandLineRemedies()
    {
    }

    /// <summary>The one renderer.</summary>
    public static CommandLineRemedies Instance { get; } = new();

    /// <inheritdoc/>
    public string? Render(RemedyAction action) => action switch
    {
        UseOption { Value: null } use => NameOf(use.Option),
        UseOption { Option: EngineOption.ConflictPolicy or EngineOption.Platform } use => $"{NameOf(use.Option)} {use.Value!.ToLowerInvariant()}",
        UseOption use => $"{NameOf(use.Option)} {Quoted(use.Value!)}",
        OmitOption omit => $"omit {NameOf(omit.Option)}",
        Connect => "--region or --base-url, and --secret-stdin",
        PublishBotVersion publish => $"gcarch publish-bot --bot {Quoted(publish.BotId)} --version {Quoted(publish.VersionId)}",
        RestoreFlow => "gcarch set-flow --file",
        SavePlan => "gcarch plan --out",
        SaveLock => "gcarch resolve --lock",
        VerifyAuditLog => "gcarch audit verify",

        // There is no verb for these.
        ListDeployments => "in PowerShell: Get-GcBundleDeployment",
        ReadDeployment read => Deployment("Get-GcBundleDeployment", read.DeploymentId, read.BundleId),
        WaitForDeployment wait => Deployment("Wait-GcBundleDeployment", wait.DeploymentId, wait.BundleId),
        CancelDeployment cancel => Deployment("Stop-GcBundleDeployment", cancel.DeploymentId, cancel.BundleId),
        RollBackDeployment back => Deployment("Undo-GcBundleDeployment", back.DeploymentId, back.BundleId),
        ReadBotVersion read => $"in PowerShell: Get-GcBotVersion {QuotedForPowerShell(read.BotId)} {QuotedForPowerShell(read.VersionId)}",
        FindFlows => "in PowerShell: Get-GcFlow -Name",
        ReadFlow read => $"in PowerShell: Get-GcFlow {QuotedForPowerShell(read.FlowId)}",
        CompareFlow => "in PowerShell: Compare-GcFlow",
        ExportFlows => "in PowerShell: Export-GcFlow",
        ListRuns => "in PowerShell: Get-GcRun",
        _ => null,
    };

    /// <summary>All that can be done about an error, on one line; null where there is nothing.</summary>
    public static string? Of(GcException error) =>
        Instance.Render(error.Remedies) is { } text ? Wording.Printable(text) : null;

    private static string NameOf(EngineOption option) => option switch
    {
        EngineOption.AbandonRun => "--abandon",
        EngineOption.AllowInsecure => "--allow-insecure",
        EngineOption.AuditKey => "GENESYS_AUDIT_KEY",
        EngineOption.AuditLog => "--file",
        EngineOption.AuditPath => "--audit",
        EngineOption.BotVersionId => "--version",
        EngineOption.BundleId => "--bundle",
        EngineOption.ConflictPolicy => "--conflict-policy",
        EngineOption.CreateIfMissing => "--create-if-missing",
        EngineOption.Fallback => "--fallback",
        EngineOption.FlowId => "--id",
        EngineOption.MaxRetries => "--max-retries",
        EngineOption.NoQueue => "--no-queue",
        EngineOption.OverrideValidation => "--override-validation",
        EngineOption.Platform => "--platform",
        EngineOption.PreviousVersionId => "--previous",
        EngineOption.RegistryToken => "GENESYS_REGISTRY_TOKEN",
        EngineOption.RequireRollback => "--require-rollback",
        EngineOption.ResumeRun => "--resume",
        EngineOption.SchemaVersion => "--schema-version",
        EngineOption.SlotTimeout => "--slot-timeout",
        EngineOption.StatePath => "--state",
        EngineOption.UpdateLock => "--update",
        _ => throw new ArgumentOutOfRangeException(nameof(option), option, "gcarch has no name for it."),
    };

    private static string Deployment(string cmdlet, string? deploymentId, string? bundleId) =>
        $"in PowerShell: {cmdlet}"
        + (deploymentId is null ? string.Empty : $" -DeploymentId {QuotedForPowerShell(deploymentId)}")
        + (bundleId is null ? string.Empty : $" -BundleId {QuotedForPowerShell(bundleId)}");

    // What the platform calls a thing must stay one word of the line that somebody copies.
    private static string Quoted(string value) => IsOneWord(value) ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string QuotedForPowerShell(string value) => IsOneWord(value) ? value : $"'{string.Concat(value.Select(character => IsQuote(character) ? $"{character}{character}" : $"{character}"))}'";

    // PowerShell takes the typographic ones for quotes too.
    private static bool IsQuote(char character) => character is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b';

    private static bool IsOneWord(string value) =>
        value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
