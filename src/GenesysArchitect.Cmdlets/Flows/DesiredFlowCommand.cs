using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>Base class of the cmdlets that set and test flows: which flow, and its desired state.</summary>
public abstract class DesiredFlowCommand : GovernedCmdlet
{
    private protected const string ByObject = "InputObject";
    private protected const string ById = "Id";
    private protected const string ByPath = "Path";

    // Definitions are written by hand; a larger file is probably not a definition.
    private const long MaxDefinitionSize = 10L * 1024 * 1024;

    private readonly List<Flow> _desired = [];

    /// <summary><para type="description">The id of the flow.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string? Id { get; set; }

    /// <summary><para type="description">The desired flow. A flow from Get-GcFlow with an edited Definition: only the edits are applied. An unedited flow from Get-GcFlow: the flow is restored to what it was when it was read. A hashtable or another object with the platform's property names: a definition. An object with the columns Id, Name, LifecycleState, Blocks and Reference, as from Import-Csv: the columns that have a value; other columns are ignored. A file from Get-ChildItem: same as -Path. Text: the id.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary><para type="description">The path of a JSON or YAML file with the definition; wildcards are supported. A snapshot from Export-GcFlow describes the whole flow: what it does not contain is removed. Any other definition leaves unmentioned properties unchanged, and removes properties that it sets to null. Its list of blocks is the whole list; each block is matched by id, and its unmentioned properties are unchanged.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary><para type="description">The desired name.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary><para type="description">The desired state: draft, published or archived. A flow can change from draft to published or archived, from published to draft or archived, and from archived to draft.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("State")]
    [ArgumentCompleter(typeof(LifecycleStateCompleter))]
    public string? LifecycleState { get; set; }

    /// <summary><para type="description">All desired blocks: hashtables such as @{ id = 'greeting'; type = 'PlayAudio' }, or blocks from Get-GcFlow. Each block is matched by id with the block in the flow, and its unmentioned properties are unchanged.</para></summary>
    [Parameter]
    [AllowEmptyCollection]
    public object[]? Blocks { get; set; }

    /// <summary><para type="description">The ids of all flows that the flow should refer to.</para></summary>
    [Parameter]
    [AllowEmptyCollection]
    [Alias("References")]
    public string[]? Reference { get; set; }

    /// <summary>The desired flows so far, in input order.</summary>
    private protected IReadOnlyList<Flow> DesiredResources => _desired;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        // PowerShell paths and objects must be read on the pipeline thread.
        foreach (var (desired, error) in await OnPipelineAsync(() => Readers().Select(TryRead).ToList()))
        {
            if (desired is null)
            {
                await ReportInvalidAsync(error!);
            }
            else
            {
                _desired.Add(desired);
            }
        }
    }

    /// <summary>Reports an invalid definition; the others are not affected.</summary>
    private protected virtual Task ReportInvalidAsync(GcException error) => WriteErrorAsync(error);

    /// <summary>Returns how each desired flow of the record is read.</summary>
    private IEnumerable<Func<Flow>> Readers() => ParameterSetName switch
    {
        ById => [() => Flow.From(Changes() ?? FlowRow.Empty, new FlowId(Id!), Id!)],
        ByPath => Path.SelectMany(Files),
        _ => [() => Read(InputObject!)],
    };

    private static (Flow? Flow, GcException? Error) TryRead(Func<Flow> read)
    {
        try
        {
            return (read(), null);
        }
        catch (GcException error)
        {
            return (null, error);
        }
        catch (ExtendedTypeSystemException failure)
        {
            return (null, new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"-{nameof(InputObject)}: {failure.Message}", failure)
            {
                Remedies = [new("Give plain data: hashtables, arrays, text, numbers.")],
            });
        }
    }

    private Flow Read(PSObject given) => given.BaseObject switch
    {
        GcFlow flow => Read(flow),
        FileSystemInfo file => Read(file.FullName),
        string id => Flow.From(Changes() ?? FlowRow.Empty, new FlowId(id), id),
        PSCustomObject when FlowRow.IsRow(given) => With(FlowRow.Read(given)),
        IDictionary table when FlowRow.IsRow(table) => With(FlowRow.Read(FlowRow.Of(table))),
        _ => With(Flow.From(DocumentArgument.FromObject(nameof(InputObject), given), id: null, $"-{nameof(InputObject)}")),
    };

    // An edited definition can contain PowerShell objects, which the engine cannot read.
    private Flow Read(GcFlow flow)
    {
        var edited = DocumentArgument.FromObject(nameof(GcFlow.Definition), flow.Definition);
        return StructuralDiff.Between(flow.Document, edited).IsEmpty
            ? Flow.From(flow, Changes())
            : With(new Flow { Id = new FlowId(flow.Id), Definition = edited, Base = flow.Document });
    }

    /// <summary>The changes given by parameters; null if there are none.</summary>
    private JsonElement? Changes() => FlowRow.Definition(Name, LifecycleState, Blocks, Reference);

    private Flow Read(string file) => With(Flow.From(DocumentFile.Open(file, MaxDefinitionSize), Id is null ? null : new FlowId(Id)));

    private Flow With(Flow desired) => Changes() is { } changes ? desired.With(changes) : desired;

    private IEnumerable<Func<Flow>> Files(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [() => Read(this.FilePath(path))];
        }

        try
        {
            return this.FilesLike(path).Select<string, Func<Flow>>(file => () => Read(file));
        }
        catch (GcException none)
        {
            return [() => throw none];
        }
    }
}
