using System.Collections;
using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>A cmdlet that reads manifests: all that comes down the pipeline is one manifest.</summary>
public abstract class ManifestCommand : GovernedCmdlet
{
    private readonly List<string> _paths = [];

    /// <summary><para type="description">The manifests: files, folders and wildcards (*, ?, and ** for any folders). A folder is its own files that end in .yaml, .yml or .json.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("FullName", "File")]
    public string[] Path { get; set; } = [];

    /// <summary><para type="description">Files of values for ${var:name}, such as one for each stage. Of two values of one name that of the later file counts.</para></summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [Alias("Values")]
    public string[] ValuesPath { get; set; } = [];

    /// <summary><para type="description">Values for ${var:name} that count above those of all files: @{ queue = 'orders'; recording = $true }.</para></summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNull]
    public Hashtable Variable { get; set; } = [];

    /// <summary><para type="description">Which resources are taken, by their labels: 'team=ivr,tier!=test'. A name alone asks that the label is there. What a resource waits for and is not taken is left as it is.</para></summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string? Selector { get; set; }

    /// <summary>The parameter set of what lies in files.</summary>
    private protected const string ByPath = "Path";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _paths.AddRange(Path);
        return Task.CompletedTask;
    }

    /// <summary>Reads what was named.</summary>
    /// <exception cref="GcException">A path leads elsewhere than to files, or a variable or the selector is none.</exception>
    private protected Task<Manifest> ReadAsync() => OnPipelineAsync(() => ManifestReader.Read(new ManifestOptions
    {
        Paths = [.. _paths.Select(this.FilePath)],
        ValuesPaths = [.. ValuesPath.Select(this.FilePath)],
        Variables = Variable.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => DocumentArgument.FromObject(nameof(Variable), entry.Value)),
        Selector = Selector,
    }));

    /// <inheritdoc/>
    private protected override bool IsTerminating(GcException error) => true;

    /// <summary>What was named, for the journal.</summary>
    private protected IReadOnlyList<string> Paths => _paths;
}
