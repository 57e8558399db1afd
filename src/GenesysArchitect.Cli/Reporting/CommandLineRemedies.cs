using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>Renders remedies as verbs and options of gcarch.</summary>
internal sealed class CommandLineRemedies : IRemedyRenderer
{
    private CommandLineRemedies()
    {
    }

    /// <summary>The only instance.</summary>
    public static CommandLineRemedies Instance { get; } = new();

    /// <inheritdoc/>
    public string? Render(RemedyAction action) => action switch
    {
        UseOption { Value: null } use => NameOf(use.Option),
        UseOption { Option: EngineOption.ConflictPolicy or EngineOption.Platform } use => $"{NameOf(use.Option)} {use.Value!.ToLowerInvariant()}",
        UseOption use => $"{NameOf(use.Option)} {Quoted(use.Value!)}",
        OmitOption omit => $"omit {NameOf(omit.Option)}",
        Connect => "--region or --base-url, and --secret-stdin",
        PublishBotVersion publish => $"gcarch bot publish --bot {Quoted(publish.BotId)} --version {Quoted(publish.VersionId)}",
        ReadBotVersion read => $"gcarch bot versions {Quoted(read.BotId)} {Quoted(read.VersionId)}",
        FindFlows => "gcarch flow list --name",
        ReadFlow read => $"gcarch flow get {Quoted(read.FlowId)}",
        RestoreFlow => "gcarch flow set --file",
        CompareFlow => "gcarch flow compare",
        ExportFlows => "gcarch flow export --out",
        SavePlan => "gcarch plan --out",
        SaveLock => "gcarch dependency resolve --lock",
        VerifyAuditLog => "gcarch audit verify",
        ListRuns => "gcarch run list",
        ListDeployments => "gcarch bundle list",

        // There is no verb that shows a single deployment; waiting for it shows it.
        ReadDeployment read => Deployment("wait", read.DeploymentId, read.BundleId),
        WaitForDeployment wait => Deployment("wait", wait.DeploymentId, wait.BundleId),
        CancelDeployment cancel => Deployment("stop", cancel.DeploymentId, cancel.BundleId),
        RollBackDeployment back => Deployment("undo", back.DeploymentId, back.BundleId),
        _ => null,
    };

    /// <summary>The remedies of an error on one line; null when there are none.</summary>
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
        _ => throw new ArgumentOutOfRangeException(nameof(option), option, "gcarch has no name for this option."),
    };

    private static string Deployment(string verb, string? deploymentId, string? bundleId) =>
        $"gcarch bundle {verb} {(deploymentId is null ? "ID" : Quoted(deploymentId))}{(bundleId is null ? string.Empty : $" --bundle {Quoted(bundleId)}")}";

    // A name from the platform must remain a single argument when the command is copied to a shell.
    private static string Quoted(string value) => IsOneWord(value) ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsOneWord(string value) =>
        value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
