namespace GenesysArchitect.Engine.Errors;

/// <summary>The JSON form of a remedy: its text, and its action as one flat object.</summary>
public sealed record RemedyDocument
{
    /// <summary>The remedy's neutral text.</summary>
    public required string Text { get; init; }

    /// <summary>The name of the action, such as <c>useOption</c>; null if there is none.</summary>
    public string? Action { get; init; }

    /// <summary>The option of the action.</summary>
    public string? Option { get; init; }

    /// <summary>The value of the option.</summary>
    public string? Value { get; init; }

    /// <summary>The deployment of the action.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The bundle of the action.</summary>
    public string? BundleId { get; init; }

    /// <summary>The bot of the action.</summary>
    public string? BotId { get; init; }

    /// <summary>The version of the action.</summary>
    public string? VersionId { get; init; }

    /// <summary>The flow of the action.</summary>
    public string? FlowId { get; init; }

    /// <summary>Writes a remedy.</summary>
    /// <param name="remedy">The remedy.</param>
    public static RemedyDocument Of(Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        var document = new RemedyDocument { Text = remedy.Text, Action = remedy.Action is { } named ? NameOf(named) : null };
        return remedy.Action switch
        {
            UseOption action => document with { Option = action.Option.ToString(), Value = action.Value },
            OmitOption action => document with { Option = action.Option.ToString() },
            ReadDeployment action => document with { DeploymentId = action.DeploymentId, BundleId = action.BundleId },
            WaitForDeployment action => document with { DeploymentId = action.DeploymentId, BundleId = action.BundleId },
            CancelDeployment action => document with { DeploymentId = action.DeploymentId, BundleId = action.BundleId },
            RollBackDeployment action => document with { DeploymentId = action.DeploymentId, BundleId = action.BundleId },
            ReadBotVersion action => document with { BotId = action.BotId, VersionId = action.VersionId },
            PublishBotVersion action => document with { BotId = action.BotId, VersionId = action.VersionId },
            ReadFlow action => document with { FlowId = action.FlowId },
            _ => document,
        };
    }

    /// <summary>Reads a remedy. An unknown action is omitted; the text is sufficient.</summary>
    public Remedy ToRemedy() => new(Text, this switch
    {
        { Action: "useOption" } when Enum.TryParse<EngineOption>(Option, out var option) => new UseOption(option, Value),
        { Action: "omitOption" } when Enum.TryParse<EngineOption>(Option, out var option) => new OmitOption(option),
        { Action: "connect" } => new Connect(),
        { Action: "listDeployments" } => new ListDeployments(),
        { Action: "readDeployment", DeploymentId: { } id } => new ReadDeployment(id, BundleId),
        { Action: "waitForDeployment" } => new WaitForDeployment(DeploymentId, BundleId),
        { Action: "cancelDeployment" } => new CancelDeployment(DeploymentId, BundleId),
        { Action: "rollBackDeployment", DeploymentId: { } id } => new RollBackDeployment(id, BundleId),
        { Action: "readBotVersion", BotId: { } bot, VersionId: { } version } => new ReadBotVersion(bot, version),
        { Action: "publishBotVersion", BotId: { } bot, VersionId: { } version } => new PublishBotVersion(bot, version),
        { Action: "findFlows" } => new FindFlows(),
        { Action: "readFlow", FlowId: { } id } => new ReadFlow(id),
        { Action: "restoreFlow" } => new RestoreFlow(),
        { Action: "compareFlow" } => new CompareFlow(),
        { Action: "exportFlows" } => new ExportFlows(),
        { Action: "listRuns" } => new ListRuns(),
        { Action: "savePlan" } => new SavePlan(),
        { Action: "saveLock" } => new SaveLock(),
        { Action: "verifyAuditLog" } => new VerifyAuditLog(),
        _ => null,
    });

    private static string NameOf(RemedyAction action)
    {
        var name = action.GetType().Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
