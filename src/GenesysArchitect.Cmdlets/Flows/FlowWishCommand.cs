using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>What setting and testing a flow have in common: which flow, and what it shall be.</summary>
public abstract class FlowWishCommand : ConnectedCmdlet
{
    private protected const string ByObject = "InputObject";
    private protected const string ById = "Id";
    private protected const string ByPath = "Path";

    // A definition is written by people; what is larger is something else by mistake.
    private const long LargestDefinition = 10L * 1024 * 1024;

    private readonly List<Flow> _wishes = [];

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
    private protected IReadOnlyList<Flow> Wishes => _wishes;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var read in await OnPipelineAsync(() => Readers().ToList()))
        {
            try
            {
                _wishes.Add(read());
            }
            catch (GcException wrong)
            {
                await RefuseAsync(wrong);
            }
        }
    }

    /// <summary>Says what is wrong with one of the definitions; the others are none the worse for it.</summary>
    private protected virtual Task RefuseAsync(GcException wrong) => WriteErrorAsync(wrong);

    /// <summary>How each wish of the record is read. Paths and objects are PowerShell's, and are looked at on its thread.</summary>
    private IEnumerable<Func<Flow>> Readers()
    {
        var changes = FlowRow.Definition(Name, LifecycleState, Blocks, Reference);
        switch (ParameterSetName)
        {
            case ById:
                yield return () => Flow.From(FlowRow.Definition(Name, LifecycleState, Blocks, Reference) ?? FlowRow.Empty, new FlowId(Id!), Id!);
                break;

            case ByPath:
                foreach (var file in Path.SelectMany(Files))
                {
                    yield return () => Read(file, changes);
                }

                break;

            default:
                yield return ReaderOf(InputObject!, changes);
                break;
        }
    }

    private Func<Flow> ReaderOf(PSObject given, JsonElement? changes)
    {
        switch (given.BaseObject)
        {
            case GcFlow flow:
                return () => Flow.From(flow, changes);
            case FileInfo file:
                return () => Read(file.FullName, changes);
            case string id:
                return () => Flow.From(changes ?? FlowRow.Empty, new FlowId(id), id);
            case PSCustomObject when FlowRow.IsRow(given):
                return () => With(FlowRow.Read(given), changes);
            case IDictionary table when FlowRow.IsRow(table):
                return () => With(FlowRow.Read(FlowRow.Of(table)), changes);
            default:
                return () => With(Flow.From(DocumentArgument.FromObject(nameof(InputObject), given), id: null, $"-{nameof(InputObject)}"), changes);
        }
    }

    private Flow Read(string file, JsonElement? changes) =>
        With(Flow.From(DocumentFile.Open(file, LargestDefinition), Id is null ? null : new FlowId(Id)), changes);

    private static Flow With(Flow wish, JsonElement? changes) => changes is { } more ? wish.With(more) : wish;

    private IEnumerable<string> Files(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [GetUnresolvedProviderPathFromPSPath(path)];
        }

        return GetResolvedProviderPathFromPSPath(path, out _) is { Count: > 0 } files ? files : throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}: no file has such a name.")
        {
            Target = path,
            Remedy = "Check the path.",
        };
    }
}
