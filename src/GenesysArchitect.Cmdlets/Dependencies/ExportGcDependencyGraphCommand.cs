using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Cmdlets.Dependencies;

/// <summary>
/// <para type="synopsis">Shows what flows depend on, as a page for a browser, Mermaid, Graphviz or JSON.</para>
/// <para type="description">The page is one file that needs no network: a graph to search, filter, zoom and follow, with circles and conflicts marked. -Focus shows a part: what a flow or a data action depends on, what depends on it, or both.</para>
/// </summary>
/// <example>
/// <para>Look at all of it</para>
/// <code>
/// PS> Resolve-GcFlowDependency | Export-GcDependencyGraph ./dependencies.html | Invoke-Item
/// </code>
/// </example>
/// <example>
/// <para>See what a change of a data action would concern</para>
/// <code>
/// PS> $resolution = Resolve-GcFlowDependency
/// PS> $resolution | Export-GcDependencyGraph ./lookup.mmd -Focus customer-lookup `
///         -Direction Consumers -Depth 2
/// </code>
/// </example>
/// <seealso cref="ResolveGcFlowDependencyCommand"/>
[Cmdlet(VerbsData.Export, "GcDependencyGraph", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGcDependencyGraphCommand : GcCmdlet
{
    private const int AllSteps = int.MaxValue;

    /// <summary><para type="description">The file to write. Its name says the format: .html, .mmd, .dot or .json.</para></summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary><para type="description">What Resolve-GcFlowDependency found.</para></summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public GcDependencyResolution InputObject { get; set; } = null!;

    /// <summary>
    /// <para type="description">The format, where the file's name does not say it.</para>
    /// <para type="default">What the file's name says</para>
    /// </summary>
    [Parameter]
    public PictureFormat? Format { get; set; }

    /// <summary>
    /// <para type="description">The id of a flow, or else of a data action, to show what lies around it.</para>
    /// <para type="default">Everything</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Focus { get; set; }

    /// <summary>
    /// <para type="description">How many steps around -Focus are shown; 0 for itself alone.</para>
    /// <para type="default">All</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Depth { get; set; } = AllSteps;

    /// <summary>
    /// <para type="description">Which way from -Focus: its Dependencies, its Consumers, or Both.</para>
    /// <para type="default">Dependencies</para>
    /// </summary>
    [Parameter]
    public DependencyDirection Direction { get; set; }

    /// <summary>
    /// <para type="description">What the picture is called.</para>
    /// <para type="default">Dependencies</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Dependencies";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var path = await OnPipelineAsync(() => this.FilePath(Path));
        var picture = DependencyPicture.Of(InputObject) with { Title = Title };
        picture = Focus is null ? picture : picture.Around(Focus, Depth, Direction);
        if (await OnPipelineAsync(() => ShouldProcess(path, $"Write a picture of {picture.Nodes.Count} flows and data actions")))
        {
            PictureExport.Write(picture, path, Format);
            await WriteAsync(new FileInfo(path));
        }
    });
}
