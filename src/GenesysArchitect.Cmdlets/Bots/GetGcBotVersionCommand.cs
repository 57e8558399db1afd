using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Bots;

namespace GenesysArchitect.Cmdlets.Bots;

/// <summary>
/// <para type="synopsis">Gets the versions of a bot and their states.</para>
/// <para type="description">Lists all versions of a bot in the platform's order, or reads the versions given by -VersionId. A version read by its id includes the platform's errors if it could not be published. Nothing is changed.</para>
/// <para type="description">Some hosts cannot list versions; -VersionId is required there.</para>
/// </summary>
/// <example>
/// <para>See which version is live</para>
/// <code>
/// PS> Get-GcBotVersion order-bot
/// PS> Get-GcBotVersion order-bot | Where-Object State -eq published
/// </code>
/// </example>
/// <example>
/// <para>See why a version could not be published</para>
/// <code>
/// PS> (Get-GcBotVersion order-bot 1.3).Errors
/// </code>
/// </example>
/// <example>
/// <para>Publish all drafts</para>
/// <code>
/// PS> Get-GcBotVersion order-bot | Where-Object State -eq draft | Publish-GcBotVersion -WhatIf
/// </code>
/// </example>
/// <seealso cref="PublishGcBotVersionCommand"/>
[Cmdlet(VerbsCommon.Get, "GcBotVersion")]
[OutputType(typeof(GcBotVersion))]
public sealed class GetGcBotVersionCommand : ConnectedCmdlet
{
    /// <summary><para type="description">The id of the bot.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string BotId { get; set; } = string.Empty;

    /// <summary>
    /// <para type="description">The versions, such as 2.0. In a list they need quotes ('2.0', '1.10'), because PowerShell would parse them as numbers.</para>
    /// <para type="default">All versions</para>
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [VersionText]
    public string[] VersionId { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var bots = NewEngine().Bots;
        if (VersionId.Length == 0)
        {
            await GuardAsync(async () =>
            {
                foreach (var version in await bots.ListAsync(BotId, cancellationToken))
                {
                    await WriteAsync(version);
                }
            });
        }

        foreach (var versionId in VersionId)
        {
            await GuardAsync(async () => await WriteAsync(await bots.GetAsync(BotId, versionId, cancellationToken)));
        }
    }
}
