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

/// <summary>What setting and testing a flow have in common: which flow, and what it shall be.</summary>
public abstract class DesiredFlowCommand : GovernedCmdlet
{
    private protected const string ByObject = "InputObject";
    private protected const string ById = "Id";
    private protected const string ByPath = "Path";

    // A definition is written by people; what is larger is something else by mistake.
    private const long LargestDefinition = 10L * 1024 * 1024;

    private readonly List<Flow> _desired = [];

    /// <summary><para type="description">The id of the flow.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string? Id { get; set; }

    /// <summary><para type="description">What the flow shall be, or which flow it is. A flow of Get-GcFlow whose Definition was edited: just the edits are brought about. One that was not edited: the flow is put back to what it was when it was read. A hashtable or another object with the platform's property names: a definition. An object with the columns Id, Name, LifecycleState, Blocks and Reference, as Import-Csv makes them: those that have a value; other columns are left alone. A file of Get-ChildItem: as -Path. Text: the id.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary><para type="description">The path of a file with the definition, JSON or YAML; wildcards are understood. A snapshot of Export-GcFlow describes the flow as a whole: what it lacks is taken out. Another definition keeps what it does not mention, and null in it takes a property out. A list of blocks in it is the whole list; a block in it is matched by its id, and keeps what is not mentioned of it.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary><para type="description">The name it shall have.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary><para type="description">The state it shall be in: draft, published or archived. A flow goes from draft to published or archived, from published to draft or archived, and from archived to draft.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("State")]
    [ArgumentCompleter(typeof(LifecycleStateCompleter))]
    public string? LifecycleState { get; set; }

    /// <summary><para type="description">The blocks it shall have, all of them: hashtables such as @{ id = 'greeting'; type = 'PlayAudio' }, or blocks of Get-GcFlow. A block is matched by its id with the one in the flow, and keeps what is not mentioned of it.</para></summary>
    [Parameter]
    [AllowEmptyCollection]
    public object[]? Blocks { get; set; }

    /// <summary><para type="description">The ids of the flows it shall refer to, all of them.</para></summary>
    [Parameter]
    [AllowEmptyCollection]
    [Alias("References")]
    public string[]? Reference { get; set; }

    /// <summary>The wishes so far, in the order they came.</summary>
    private protected IReadOnlyList<Flow> DesiredResources => _desired;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        // Paths and objects are PowerShell's, and are looked at on its thread.
        foreach (var (desired, wrong) in await OnPipelineAsync(() => Readers().Select(Attempt).ToList()))
        {
            if (desired is null)
            {
                await RefuseAsync(wrong!);
            }
            else
            {
                _desired.Add(desired);
            }
        }
    }

    /// <summary>Says what is wrong with one of the definitions; the others are none the worse for it.</summary>
    private protected virtual Task RefuseAsync(GcException wrong) => WriteErrorAsync(wrong);

    /// <summary>How each wish of the record is read.</summary>
    private IEnumerable<Func<Flow>> Readers() => ParameterSetName switch
    {
        ById => [() => Flow.From(Changes() ?? FlowRow.Empty, new FlowId(Id!), Id!)],
        ByPath => Path.SelectMany(Files),
        _ => [() => Read(InputObject!)],
    };

    private static (Flow? DesiredResource, GcException? Wrong) Attempt(Func<Flow> read)
    {
        try
        {
            return (read(), null);
        }
        catch (GcException wrong)
        {
            return (null, wrong);
        }
        catch (ExtendedTypeSystemException unreadable)
        {
            return (null, new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"-{nameof(InputObject)}: {unreadable.Message}", unreadable)
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

    // What was put into a definition at the prompt are PowerShell's objects, which the engine does not know.
    private Flow Read(GcFlow flow)
    {
        var edited = DocumentArgument.FromObject(nameof(GcFlow.Definition), flow.Definition);
        return StructuralDiff.Between(flow.Document, edited).IsEmpty
            ? Flow.From(flow, Changes())
            : With(new Flow { Id = new FlowId(flow.Id), Definition = edited, Base = flow.Document });
    }

    /// <summary>What the parameters say besides; null for nothing.</summary>
    private JsonElement? Changes() => FlowRow.Definition(Name, LifecycleState, Blocks, Reference);

    private Flow Read(string file) => With(Flow.From(DocumentFile.Open(file, LargestDefinition), Id is null ? null : new FlowId(Id)));

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
