using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>
/// <para type="synopsis">Checks flows, or desired states of flows, for errors.</para>
/// <para type="description">Runs the checks that Set-GcFlow runs before it sends anything: required properties and their types, ids, state changes, that referenced flows exist and are active, and that references contain no cycle. Nothing is changed. Each finding is an object with the path in the document and, for a file, line and column; without findings there is no output.</para>
/// </summary>
/// <example>
/// <para>Check a definition</para>
/// <code>
/// PS> Test-GcFlow -Path ./flows/main-ivr.yaml
/// </code>
/// <para>A flow that does not exist yet is checked as if it were created.</para>
/// </example>
/// <example>
/// <para>Continue only if there are no findings</para>
/// <code>
/// if (Test-GcFlow -Path ./flows/main-ivr.yaml -Quiet) {
///     Set-GcFlow -Path ./flows/main-ivr.yaml
/// }
/// </code>
/// <para>With -Quiet the output is $true or $false for each flow.</para>
/// </example>
/// <example>
/// <para>Find flows with broken references</para>
/// <code>
/// PS> Get-GcFlow | Test-GcFlow | Where-Object Rule -like 'Reference*'
/// </code>
/// </example>
/// <seealso cref="SetGcFlowCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcFlow", DefaultParameterSetName = ByObject)]
[OutputType(typeof(GcFlowFinding), typeof(bool))]
public sealed class TestGcFlowCommand : DesiredFlowCommand
{
    private readonly Queue<(int Before, GcException Error)> _invalid = [];

    /// <summary><para type="description">Writes $true or $false for each flow: whether it can be set.</para></summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>
    /// <para type="description">How many flows are checked in parallel.</para>
    /// <para type="default">32</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = ArchitectFlows.DefaultParallelReads;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var tested = 0;
        foreach (var batch in Batches.Of(DesiredResources.Select(Checked), desired => desired.Id))
        {
            await foreach (var test in NewEngine().Flows.TestAsync(batch, ThrottleLimit, cancellationToken))
            {
                await WriteInvalidBeforeAsync(tested++);
                await (test.Error is { } error ? WriteInvalidAsync(error) : WriteFindingsAsync(test.Findings));
            }
        }

        await WriteInvalidBeforeAsync(tested);
    }

    /// <inheritdoc/>
    private protected override Task ReportInvalidAsync(GcException error)
    {
        _invalid.Enqueue((DesiredResources.Count, error));
        return Task.CompletedTask;
    }

    // Input with more than an id is a definition, which may describe a flow to create.
    private static Flow Checked(Flow desired) =>
        desired with { CreateIfMissing = desired.Definition.ValueKind != JsonValueKind.Object || desired.Definition.EnumerateObject().Any(property => property.Name != "id") };

    /// <summary>Reports the invalid definitions that preceded a desired flow.</summary>
    private async Task WriteInvalidBeforeAsync(int desired)
    {
        while (_invalid.TryPeek(out var refused) && refused.Before <= desired)
        {
            await WriteInvalidAsync(_invalid.Dequeue().Error);
        }
    }

    private async Task WriteInvalidAsync(GcException error)
    {
        if (error is FlowInvalidException { Findings: var findings })
        {
            await WriteFindingsAsync(findings);
        }
        else if (Quiet)
        {
            await WriteAsync(false);
        }
        else
        {
            await WriteErrorAsync(error);
        }
    }

    private async Task WriteFindingsAsync(IReadOnlyList<GcFlowFinding> findings)
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
