using System.Globalization;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Architect.Yaml;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>
/// A generated flow. Its content is made when it is read, so that thousands cost next to nothing. It refers to flows of lower numbers
/// alone, so that the graph has depth and no cycle.
/// </summary>
internal sealed class GeneratedFlow : FlowContent
{
    private const string Type = "INBOUNDCALL";
    private static readonly string[] Languages = ["en-us"];

    private readonly int _number;
    private FlowFacts? _facts;

    private GeneratedFlow(int number)
        : base(static () => string.Empty) => _number = number;

    /// <inheritdoc/>
    public override string Yaml => FlowComposer.Compose(Type, Name(_number), description: null, division: null, Languages, Uses(), []);

    /// <inheritdoc/>
    public override FlowFacts Facts => _facts ??= new FlowFacts
    {
        References = [.. Uses().Select(use => new FlowReference { Kinds = [use.Kind == "queue" ? ObjectKind.Queue : "INBOUNDCALLFLOW"], Name = use.Name })],
    };

    internal static Flow Of(int number, string divisionId, DateTimeOffset at) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"f0000000-0000-4000-8000-{number:000000000000}"),
        Type = Type,
        Name = Name(number),
        DivisionId = divisionId,
        Versions =
        [
            new FlowVersion
            {
                Number = 1,
                State = FlowVersionState.Publish,
                Content = new GeneratedFlow(number),
                CreatedBy = Colleagues.Default,
                Created = at,
                CheckedIn = at,
                Published = at,
            },
        ],
        PublishedBy = Colleagues.Default,
    };

    private List<FlowUse> Uses()
    {
        List<FlowUse> uses = [new("queue", "General Enquiries")];
        uses.AddRange(new[] { _number / 2, _number - 1 }.Where(number => number > 0).Distinct().Select(number => new FlowUse("flow", Name(number))));
        return uses;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Generated Flow {number:00000}");
}
