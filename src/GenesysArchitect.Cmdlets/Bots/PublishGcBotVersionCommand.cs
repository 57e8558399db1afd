using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bots;

/// <summary>
/// <para type="synopsis">Publishes versions of bots, and puts back the version that was live where one does not come up.</para>
/// <para type="description">Checks that the flows and skills a version needs are there and active, finds out which version is live, asks once for the publishing, follows it, and publishes the version before again when it fails. A version that is published already is left alone. Everything that comes down the pipeline is checked first and then published side by side; two versions of one bot are published one after the other, in the order they came. Each result is written as it is known.</para>
/// <para type="description">A version that is still publishing after its -Timeout is an error of its own (Gc.Bot.PublishTimeout), and nothing is rolled back: it may yet come up. One that falls back to draft is another (Gc.Bot.BackInDraft): its configuration is invalid.</para>
/// <para type="description">The platform publishes a version as a whole and takes no settings for it. -Environment and -RolloutPercentage are not sent: they are put down with the name of this tool in the run's events and in the result, for those who read them.</para>
/// <para type="description">-WhatIf checks all of it, writes the plan and publishes nothing. Ctrl+C ends the waiting, not the publishing.</para>
/// </summary>
/// <example>
/// <para>Publish a version with what it needs</para>
/// <code>
/// PS> Publish-GcBotVersion order-bot 2.0 -Flow order-status, payments -Skill billing
/// </code>
/// <para>Nothing is published when a flow or skill is missing, is not active or cannot be seen; each is named.</para>
/// </example>
/// <example>
/// <para>Publish what a file lists</para>
/// <code>
/// PS> Get-Content ./bots.csv
/// BotId,VersionId,Flow
/// order-bot,2.0,order-status
/// faq-bot,4.0,
/// PS> Import-Csv ./bots.csv | Publish-GcBotVersion | Format-List
/// </code>
/// <para>Columns bind to the parameters of the same name. A bot that fails is an error about that bot, and does not stop the others.</para>
/// </example>
/// <example>
/// <para>Publish only what can be taken back</para>
/// <code>
/// PS> Publish-GcBotVersion faq-bot 4.0 -RequireRollback
/// PS> Publish-GcBotVersion faq-bot 4.0 -PreviousVersionId 3.1
/// </code>
/// <para>Where the host has no list of versions, the version to go back to has to be named.</para>
/// </example>
/// <example>
/// <para>Act on how it ended</para>
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

    /// <summary><para type="description">The version that shall be live, such as 2.0. In a variable or a hashtable it needs quotes ('1.10'): PowerShell takes it for a number there.</para></summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [VersionText]
    public string VersionId { get; set; } = string.Empty;

    /// <summary><para type="description">The ids of the flows that it needs. Each must be there and active.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Flows")]
    public string[]? Flow { get; set; }

    /// <summary><para type="description">The ids of the routing skills that it needs. Each must be there and active.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Skills")]
    public string[]? Skill { get; set; }

    /// <summary>
    /// <para type="description">The version to go back to when this one does not come up.</para>
    /// <para type="default">The version that is live</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [VersionText]
    public string? PreviousVersionId { get; set; }

    /// <summary><para type="description">Where the version is meant for, as a name of your own. It is not sent to the platform: it is put down in the run's events and in the result.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Environment { get; set; }

    /// <summary><para type="description">The share of conversations that the version is meant for, 1 to 100. It is not sent to the platform, which publishes for all of them: it is put down in the run's events and in the result.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Percentage]
    public int? RolloutPercentage { get; set; }

    /// <summary>
    /// <para type="description">How long the publishing is followed: seconds, text such as 90s, 10m or 1h, or a TimeSpan. Going back to the version before may take as long again.</para>
    /// <para type="default">2 minutes</para>
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// <para type="description">How often the publishing is asked for again when the asking failed and the version's state shows that nothing came of it.</para>
    /// <para type="default">5</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetries { get; set; } = 5;

    /// <summary><para type="description">Leaves the bot as it is when the version does not come up, rather than publishing the version before again.</para></summary>
    [Parameter]
    public SwitchParameter NoRollback { get; set; }

    /// <summary><para type="description">Publishes nothing where no version is known to go back to.</para></summary>
    [Parameter]
    public SwitchParameter RequireRollback { get; set; }

    /// <summary><para type="description">Returns as soon as the platform has accepted the publishing. Get-GcBotVersion tells how it ended.</para></summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>
    /// <para type="description">How many versions are checked, and published, side by side.</para>
    /// <para type="default">16</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = new PlanOptions().ThrottleLimit;

    /// <summary><para type="description">Writes an object for every version, also for one that a check has kept from being published: its Dependencies tell what is missing.</para></summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (NoRollback && RequireRollback)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "-NoRollback and -RequireRollback contradict each other.")
            {
                Remedies = [new("Give one of them. Nothing was published.")],
            };
        }

        base.Begin();
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _desired.Add(new BotVersion
        {
            BotId = BotId,
            VersionId = VersionId,
            Flows = Stated(Flow),
            Skills = Stated(Skill),
            PreviousVersionId = Stated(PreviousVersionId),
            Environment = Stated(Environment),
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
        var ended = new List<StepResult>();
        foreach (var round in Batches.Of(_desired, desired => desired.BotId).TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            ended.AddRange(await RunAsync(round, cancellationToken));
        }

        await WriteErrorsAsync(ended);
    }

    private async Task<IReadOnlyList<StepResult>> RunAsync(List<BotVersion> desired, CancellationToken cancellationToken)
    {
        var engine = NewEngine();
        var plan = await engine.PlanAsync(desired, new PlanOptions { ThrottleLimit = ThrottleLimit }, [EngineHost], cancellationToken);
        var approved = await OnPipelineAsync(() => new PlanApproval(this, force: false).Approve(plan));
        if (approved.Steps.Count == 0)
        {
            return [];
        }

        var output = new ResultWriter(PostOutput) { WritesBlocked = PassThru };
        return (await engine.RunAsync(approved, new RunOptions { ThrottleLimit = ThrottleLimit }, [EngineHost, output], cancellationToken)).Steps;
    }

    // A column of a CSV file may be empty.
    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string[] Stated(string[]? texts) => [.. (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text))];
}
