using System.Collections;
using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>Base class of the cmdlets that read manifests: all pipeline input is one manifest.</summary>
public abstract class ManifestCommand : GovernedCmdlet
{
    private readonly List<string> _paths = [];

    /// <summary><para type="description">The manifests: files, folders and wildcards (*, ?, and ** for any folders). A folder stands for the .yaml, .yml and .json files directly in it.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("FullName", "File")]
    public string[] Path { get; set; } = [];

    /// <summary><para type="description">Files of values for ${var:name}, such as one for each environment. If two files have the same name, the later file takes precedence.</para></summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [Alias("Values")]
    public string[] ValuesPath { get; set; } = [];

    /// <summary><para type="description">Values for ${var:name} that take precedence over all files: @{ queue = 'orders'; recording = $true }.</para></summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNull]
    public Hashtable Variable { get; set; } = [];

    /// <summary><para type="description">Selects resources by label: 'team=ivr,tier!=test'. A name alone requires that the label exists. Dependencies that are not selected are left as they are.</para></summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string? Selector { get; set; }

    /// <summary>The parameter set for files.</summary>
    private protected const string ByPath = "Path";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _paths.AddRange(Path);
        return Task.CompletedTask;
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="GcException">A path is not in the file system, or a variable or the selector is invalid.</exception>
    private protected Task<Manifest> ReadAsync() => OnPipelineAsync(() => ManifestReader.Read(new ManifestOptions
    {
        Paths = [.. _paths.Select(this.FilePath)],
        ValuesPaths = [.. ValuesPath.Select(this.FilePath)],
        Variables = Variable.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => DocumentArgument.FromObject(nameof(Variable), entry.Value)),
        Selector = Selector,
    }));

    /// <inheritdoc/>
    private protected override bool IsTerminating(GcException error) => true;

    /// <summary>The paths as given, for the journal.</summary>
    private protected IReadOnlyList<string> Paths => _paths;
}
