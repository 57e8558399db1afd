using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Finds out what is wrong with flows as they are, or as they are wished.</para>
/// <para type="description">Checks what Set-GcFlow would check before it sends anything: required properties and their types, ids, the way from one state to another, that referenced flows exist and are active, and that references lead nowhere round in a circle. Nothing is changed. Each finding is an object with the path in the document and, for a file, line and column; nothing comes out when all is well.</para>
/// </summary>
/// <example>
/// <para>Check a definition before it is sent</para>
/// <code>
/// PS> Test-GcFlow -Path ./flows/main-ivr.yaml
/// </code>
/// <para>A flow of the file that does not exist yet is checked as one that would be created.</para>
/// </example>
/// <example>
/// <para>Go on only when all is well</para>
/// <code>
/// if (Test-GcFlow -Path ./flows/main-ivr.yaml -Quiet) {
///     Set-GcFlow -Path ./flows/main-ivr.yaml
/// }
/// </code>
/// <para>With -Quiet a script gets $true or $false for each flow.</para>
/// </example>
/// <example>
/// <para>Find the flows of an organization that refer to what is gone</para>
/// <code>
/// PS> Get-GcFlow | Test-GcFlow | Where-Object Rule -like 'Reference*'
/// </code>
/// </example>
/// <seealso cref="SetGcFlowCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcFlow", DefaultParameterSetName = ByObject)]
[OutputType(typeof(FlowFinding), typeof(bool))]
public sealed class TestGcFlowCommand : DesiredFlowCommand
{
    private readonly Queue<(int Before, GcException Wrong)> _refused = [];

    /// <summary><para type="description">Writes $true or $false for each flow: whether it could be set.</para></summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>
    /// <para type="description">How many flows are checked side by side.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var tested = 0;
        foreach (var round in Batches.Of(DesiredResources.Select(Checked), desired => desired.Id))
        {
            await foreach (var test in NewEngine().Flows.TestAsync(round, ThrottleLimit, cancellationToken))
            {
                await WriteRefusedAsync(tested++);
                await (test.Error is { } wrong ? WriteWrongAsync(wrong) : WriteFindingsAsync(test.Findings));
            }
        }

        await WriteRefusedAsync(tested);
    }

    /// <inheritdoc/>
    private protected override Task RefuseAsync(GcException wrong)
    {
        _refused.Enqueue((DesiredResources.Count, wrong));
        return Task.CompletedTask;
    }

    // A definition says more than which flow it is; then it may be one to create.
    private static Flow Checked(Flow desired) =>
        desired with { CreateIfMissing = desired.Definition.ValueKind != JsonValueKind.Object || desired.Definition.EnumerateObject().Any(property => property.Name != "id") };

    /// <summary>Says what is wrong with the definitions that came before a wish.</summary>
    private async Task WriteRefusedAsync(int desired)
    {
        while (_refused.TryPeek(out var refused) && refused.Before <= desired)
        {
            await WriteWrongAsync(_refused.Dequeue().Wrong);
        }
    }

    private async Task WriteWrongAsync(GcException wrong)
    {
        if (wrong is FlowInvalidException { Findings: var findings })
        {
            await WriteFindingsAsync(findings);
        }
        else if (Quiet)
        {
            await WriteAsync(false);
        }
        else
        {
            await WriteErrorAsync(wrong);
        }
    }

    private async Task WriteFindingsAsync(IReadOnlyList<FlowFinding> findings)
    {
        if (Quiet)
        {
            await WriteAsync(findings.Count == 0);
            return;
        }

        foreach (var finding in findings)
        {
            await WriteAsync(finding);
        }
    }
}
