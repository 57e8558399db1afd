using System.Management.Automation;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Checks manifests for errors, without a connection.</para>
/// <para type="description">Reads files, folders and wildcards as one manifest, substitutes variables, and writes a finding for each error with file, line, column and source line: invalid YAML, misspelled keys, values of the wrong type, undefined variables, duplicate names, and dependency cycles. Without findings there is no output. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Check a folder with the values of an environment</para>
/// <code>
/// PS> Test-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml
/// </code>
/// </example>
/// <example>
/// <para>Fail a pipeline, and show findings in compiler format</para>
/// <code>
/// $findings = Test-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml
/// $findings | ForEach-Object { "$_" }
/// if ($findings) { exit 3 }
/// </code>
/// </example>
/// <example>
/// <para>Get only true or false</para>
/// <code>
/// PS> Test-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml -Quiet
/// </code>
/// </example>
/// <seealso cref="GetGcPlanCommand"/>
/// <seealso cref="InvokeGcManifestCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GcManifest", DefaultParameterSetName = ByPath)]
[OutputType(typeof(GcManifestFinding), typeof(bool))]
public sealed class TestGcManifestCommand : ManifestCommand
{
    /// <summary><para type="description">Writes $true if there are no findings, and $false otherwise.</para></summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override bool NeedsConnection => false;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var manifest = await ReadAsync();
        if (Quiet)
        {
            await WriteAsync(manifest.Findings.Count == 0);
            return;
        }

        Agent?.Report(manifest.Findings);
        foreach (var finding in manifest.Findings)
        {
            await WriteAsync(finding);
        }
    }
}
