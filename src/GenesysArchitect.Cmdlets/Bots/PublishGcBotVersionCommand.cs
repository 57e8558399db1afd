using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bots;

/// <summary>
/// <para type="synopsis">Publishes bot versions, and restores the previously live version if publishing fails.</para>
/// <para type="description">Checks that the flows and skills a version needs exist and are active, determines the live version, starts publishing once, waits for the result, and publishes the previous version again on failure. A version that is already published is left unchanged. All pipeline input is checked first and then published in parallel; two versions of the same bot are published one after the other, in input order. Each result is written as soon as it is known.</para>
/// <para type="description">A version that is still publishing after -Timeout is reported as Gc.Bot.PublishTimeout and is not rolled back, because it may still succeed. A version that returns to draft has an invalid configuration and is reported as Gc.Bot.BackInDraft.</para>
/// <para type="description">The platform publishes a version as a whole and has no settings for it. -Environment and -RolloutPercentage are not sent to the platform; they are recorded, with the name of this tool, in the run's events and in the result.</para>
/// <para type="description">-WhatIf runs all checks and writes the plan, but publishes nothing. Ctrl+C stops waiting, not publishing.</para>
/// </summary>
/// <example>
/// <para>Publish a version with its dependencies</para>
/// <code>
/// PS> Publish-GcBotVersion order-bot 2.0 -Flow order-status, payments -Skill billing
/// </code>
/// <para>Nothing is published if a flow or skill is missing, inactive or not visible; each one is reported.</para>
/// </example>
/// <example>
/// <para>Publish the versions listed in a file</para>
/// <code>
/// PS> Get-Content ./bots.csv
/// BotId,VersionId,Flow
/// order-bot,2.0,order-status
/// faq-bot,4.0,
/// PS> Import-Csv ./bots.csv | Publish-GcBotVersion | Format-List
/// </code>
/// <para>Columns bind to the parameters of the same name. A bot that fails is reported as an error and does not stop the others.</para>
/// </example>
/// <example>
/// <para>Publish only if a rollback is possible</para>
/// <code>
/// PS> Publish-GcBotVersion faq-bot 4.0 -RequireRollback
/// PS> Publish-GcBotVersion faq-bot 4.0 -PreviousVersionId 3.1
/// </code>
/// <para>If the host cannot list versions, the version to roll back to must be specified.</para>
/// </example>
/// <example>
/// <para>React to the kind of failure</para>
/// <code>
/// PS> $published = Publish-GcBotVersion order-bot 2.0 -PassThru `
///         -ErrorVariable failed -ErrorAction SilentlyContinue
/// PS> switch -Wildcard ($failed.FullyQualifiedErrorId) {
///         'Gc.Bot.Dependency*'     { $published.Dependencies | Where-Object Status -ne Active }
///         'Gc.Bot.BackInDraft*'    { $published.Errors }
///         'Gc.Bot.PublishTimeout*' { Get-GcBotVersion order-bot 2.0 }
///     }
/// </code>
/// </example>
/// <seealso cref="GetGcBotVersionCommand"/>
[Cmdlet(VerbsData.Publish, "GcBotVersion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GcBotVersion))]
public sealed class PublishGcBotVersionCommand : GovernedCmdlet, IGoverned
{
    private readonly List<BotVersion> _desired = [];

    /// <summary><para type="description">The id of the bot.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string BotId { get; set; } = string.Empty;

    /// <summary><para type="description">The version to publish, such as 2.0. In a variable or a hashtable it needs quotes ('1.10'), because PowerShell would parse it as a number.</para></summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [VersionText]
    public string VersionId { get; set; } = string.Empty;

    /// <summary><para type="description">The ids of the flows that the version needs. Each must exist and be active.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Flows")]
    public string[]? Flow { get; set; }

    /// <summary><para type="description">The ids of the routing skills that the version needs. Each must exist and be active.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Skills")]
    public string[]? Skill { get; set; }

    /// <summary>
    /// <para type="description">The version to publish again if this one fails.</para>
    /// <para type="default">The version that is live</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [VersionText]
    public string? PreviousVersionId { get; set; }

    /// <summary><para type="description">The environment that the version is intended for, as a name of your choice. It is not sent to the platform; it is recorded in the run's events and in the result.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Environment { get; set; }

    /// <summary><para type="description">The percentage of conversations that the version is intended for, 1 to 100. It is not sent to the platform, which publishes for all conversations; it is recorded in the run's events and in the result.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Percentage]
    public int? RolloutPercentage { get; set; }

    /// <summary>
    /// <para type="description">How long to wait for publishing: seconds, text such as 90s, 10m or 1h, or a TimeSpan. Rolling back to the previous version may take the same time again.</para>
    /// <para type="default">2 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// <para type="description">How often publishing is retried when the request failed and the version's state shows that it had no effect.</para>
    /// <para type="default">5</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetries { get; set; } = 5;

    /// <summary><para type="description">Leaves the bot as it is when publishing fails, instead of publishing the previous version again.</para></summary>
    [Parameter]
    public SwitchParameter NoRollback { get; set; }

    /// <summary><para type="description">Publishes nothing if no version to roll back to is known.</para></summary>
    [Parameter]
    public SwitchParameter RequireRollback { get; set; }

    /// <summary><para type="description">Returns as soon as the platform has accepted the request. Use Get-GcBotVersion to see the result.</para></summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>
    /// <para type="description">How many versions are checked, and published, in parallel.</para>
    /// <para type="default">16</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = new PlanOptions().ThrottleLimit;

    /// <summary><para type="description">Writes an object for every version, including those that failed a check and were not published; their Dependencies show what is missing.</para></summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (NoRollback && RequireRollback)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "-NoRollback and -RequireRollback cannot be used together.")
            {
                Remedies = [new("Specify only one of them. Nothing was published.")],
            };
        }

        base.Begin();
    }

    /// <summary><para type="description">Does not ask for confirmation of high-impact changes.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _desired.Add(new BotVersion
        {
            BotId = BotId,
            VersionId = VersionId,
            Flows = NotBlank(Flow),
            Skills = NotBlank(Skill),
            PreviousVersionId = NotBlank(PreviousVersionId),
            Environment = NotBlank(Environment),
            RolloutPercentage = RolloutPercentage,
            Timeout = Timeout,
            MaxRetries = MaxRetries,
            RollbackOnFailure = !NoRollback,
            RequireRollback = RequireRollback,
            Wait = !NoWait,
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var results = new List<StepResult>();
        foreach (var batch in Batches.Of(_desired, desired => desired.BotId).TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            results.AddRange(await RunAsync(batch, cancellationToken));
        }

        await WriteErrorsAsync(results);
    }

    private async Task<IReadOnlyList<StepResult>> RunAsync(List<BotVersion> desired, CancellationToken cancellationToken)
    {
        var engine = NewEngine();
        var plan = await engine.PlanAsync(desired, new PlanOptions { ThrottleLimit = ThrottleLimit }, [EngineHost], cancellationToken);
        var approved = await OnPipelineAsync(() => new PlanApproval(this, Force).Approve(plan));
        if (approved.Steps.Count == 0)
        {
            return [];
        }

        var output = new ResultWriter(PostOutput) { WritesBlocked = PassThru };
        return (await engine.RunAsync(approved, new RunOptions { ThrottleLimit = ThrottleLimit }, [EngineHost, output], cancellationToken)).Steps;
    }

    // Columns of a CSV file can be empty.
    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string[] NotBlank(string[]? texts) => [.. (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text))];
}
