using System.Management.Automation;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Finds out what is wrong with manifests, before any organization is asked.</para>
/// <para type="description">Reads files, folders and wildcards as one manifest, puts the values of variables in, and writes a finding for all that is wrong, each with file, line, column and the line itself: broken YAML, keys that are misspelt, values of another type, variables that nobody gives, names that are there twice, and resources that wait for each other. Nothing comes out when all is well. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Check a folder with the values of a stage</para>
/// <code>
/// PS> Test-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml
/// </code>
/// </example>
/// <example>
/// <para>Fail a pipeline, and tell each place as compilers do</para>
/// <code>
/// $findings = Test-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml
/// $findings | ForEach-Object { "$_" }
/// if ($findings) { exit 3 }
/// </code>
/// </example>
/// <example>
/// <para>Ask only whether all is well</para>
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
    /// <summary><para type="description">Writes $true when all is well, and $false otherwise.</para></summary>
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
