using System.Reflection;
using System.Xml.Linq;
using GenesysArchitect.Help.Cmdlets;
using GenesysArchitect.Help.Comments;

namespace GenesysArchitect.Help.Reading;

/// <summary>Reads the help of a cmdlet from its class.</summary>
/// <param name="documentation">The comments.</param>
/// <param name="names">The names of all cmdlets by the documentation id of their class.</param>
/// <param name="addGap">Called with each member whose help is incomplete, and a message.</param>
internal sealed class CmdletReader(Documentation documentation, IReadOnlyDictionary<string, string> names, Action<MemberInfo, string> addGap)
{
    private readonly ParameterReader _parameters = new(documentation, addGap);

    public static string NameOf(Type type) => string.Join('-', Words(type));

    public CmdletHelp Read(Type type)
    {
        var words = Words(type).ToList();
        var comment = documentation.Of(type);
        var parameters = _parameters.Read(type);
        return new CmdletHelp
        {
            Verb = words[0],
            Noun = words[1],
            Synopsis = Required(type, comment, "synopsis").FirstOrDefault(string.Empty),
            Description = Required(type, comment, "description"),
            ParameterSets = ParameterSets(type, parameters),
            Parameters = parameters,
            Inputs = PipelineInput.Of(parameters),
            Outputs = Outputs(type),
            Examples = Examples(type, comment),
            RelatedCmdlets = Related(comment),
        };
    }

    private static IEnumerable<string> Words(Type type) => type.Attributes("CmdletAttribute").First().ConstructorArguments.Select(word => (string)word.Value!);

    private IReadOnlyList<string> Required(Type type, XElement? comment, string kind)
    {
        var paragraphs = CommentText.Paragraphs(comment?.Element("summary"), kind);
        if (paragraphs.Count == 0)
        {
            addGap(type, $"{NameOf(type)} has no {kind}. Add <para type=\"{kind}\"> to the summary of {type.Name}.");
        }

        return paragraphs;
    }

    /// <summary>As in PowerShell, the default set exists even if no parameter belongs to it.</summary>
    private static List<string> ParameterSets(Type type, IReadOnlyList<ParameterHelp> parameters)
    {
        var first = type.Attributes("CmdletAttribute").First().Named<string>("DefaultParameterSetName");
        var named = parameters.SelectMany(parameter => parameter.Usages).Select(usage => usage.ParameterSet).Where(set => set != ParameterUsage.EverySet);
        var sets = (first is null ? named : named.Prepend(first)).Distinct().ToList();
        return sets.Count > 0 ? sets : [ParameterUsage.EverySet];
    }

    private IReadOnlyList<PipedType> Outputs(Type type) =>
    [
        .. type.Attributes("OutputTypeAttribute")
            .SelectMany(attribute => attribute.Values<Type>())
            .Where(output => output.FullName != "System.Void")
            .Select(output => new PipedType(TypeNames.Full(output), documentation.SummaryOf(output))),
    ];

    private List<ExampleHelp> Examples(Type type, XElement? comment)
    {
        var examples = comment?.Elements("example").Select(Example).ToList() ?? [];
        if (examples.Count == 0)
        {
            addGap(type, $"{NameOf(type)} has no example. Add <example><para>What it shows.</para><code>PS> ...</code></example> to the comment of {type.Name}.");
        }

        foreach (var incomplete in examples.Where(example => example.Title.Length == 0 || example.Code.Length == 0))
        {
            addGap(type, $"{NameOf(type)} has an example without {(incomplete.Code.Length == 0 ? "a <code>" : "a <para> before its <code> that says what it shows")}, in the comment of {type.Name}.");
        }

        return examples;
    }

    private static ExampleHelp Example(XElement example)
    {
        var title = example.Elements().TakeWhile(element => element.Name != "code").ToList();
        return new ExampleHelp(
            string.Join(' ', title.Select(CommentText.InOneLine)),
            string.Join("\n\n", example.Elements("code").Select(CommentText.Code)),
            [.. example.Elements().Skip(title.Count).Where(element => element.Name != "code").Select(CommentText.InOneLine)]);
    }

    private IReadOnlyList<string> Related(XElement? comment) =>
    [
        .. (comment?.Elements("seealso") ?? [])
            .Select(reference => names.GetValueOrDefault((string?)reference.Attribute("cref") ?? string.Empty))
            .OfType<string>(),
    ];
}
