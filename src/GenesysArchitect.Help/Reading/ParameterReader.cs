using System.Reflection;
using GenesysArchitect.Help.Cmdlets;
using GenesysArchitect.Help.Comments;

namespace GenesysArchitect.Help.Reading;

/// <summary>Reads what there is to say about the parameters of a cmdlet, from its class's properties, those of its base classes, and those of what it hands over as dynamic parameters.</summary>
/// <param name="documentation">The comments.</param>
/// <param name="miss">Is told what is missing, and of which member.</param>
internal sealed class ParameterReader(Documentation documentation, Action<MemberInfo, string> miss)
{
    public IReadOnlyList<ParameterHelp> Read(Type cmdlet)
    {
        var parameters = Properties(cmdlet).Select(ReadOne).OfType<ParameterHelp>().ToList();
        return cmdlet.Attributes("CmdletAttribute").First().Named<bool>("SupportsShouldProcess")
            ? [.. parameters, .. ShouldProcessParameters.All]
            : parameters;
    }

    private static IEnumerable<PropertyInfo> Properties(Type cmdlet)
    {
        var own = Declared(cmdlet);
        return cmdlet.GetInterfaces().Any(implemented => implemented.Name == "IDynamicParameters") ? own.Concat(HandedOver(cmdlet)) : own;
    }

    /// <summary>The parameters of the objects that a cmdlet hands over for more of them: they are of the module's own types.</summary>
    private static IEnumerable<PropertyInfo> HandedOver(Type cmdlet) => Levels(cmdlet)
        .SelectMany(level => level.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(property => property.PropertyType.Assembly == cmdlet.Assembly && !property.Attributes("ParameterAttribute").Any())
        .SelectMany(property => Declared(property.PropertyType));

    private static IEnumerable<PropertyInfo> Declared(Type type) =>
        Levels(type).SelectMany(level => level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));

    private static IEnumerable<Type> Levels(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            yield return level;
        }
    }

    private ParameterHelp? ReadOne(PropertyInfo property)
    {
        var usages = property.Attributes("ParameterAttribute").Where(attribute => !attribute.Named<bool>("DontShow")).Select(Usage).ToList();
        if (usages.Count == 0)
        {
            return null;
        }

        var summary = documentation.Of(property)?.Element("summary");
        var description = CommentText.Paragraphs(summary, "description");
        if (description.Count == 0)
        {
            miss(property, $"-{property.Name} has no description. Add <para type=\"description\"> to the summary of {property.DeclaringType!.Name}.{property.Name}.");
        }

        var type = TypeNames.Given(property.PropertyType);
        return new ParameterHelp
        {
            Name = property.Name,
            TypeName = TypeNames.Short(type),
            TypeFullName = TypeNames.Full(type),
            Description = description,
            Aliases = [.. property.Attributes("AliasAttribute").SelectMany(alias => alias.Values<string>())],
            PossibleValues = PossibleValues(property, type),
            DefaultValue = CommentText.Paragraphs(summary, "default") is [var value, ..] ? value : null,
            SupportsWildcards = property.Attributes("SupportsWildcardsAttribute").Any(),
            Usages = usages,
        };
    }

    private static ParameterUsage Usage(CustomAttributeData parameter) => new(
        parameter.Named("ParameterSetName", ParameterUsage.EverySet)!,
        parameter.Named<bool>("Mandatory"),
        parameter.Named<int?>("Position") is >= 0 and var position ? position : null,
        parameter.Named<bool>("ValueFromPipeline"),
        parameter.Named<bool>("ValueFromPipelineByPropertyName"),
        parameter.Named<bool>("ValueFromRemainingArguments"));

    private IReadOnlyList<PossibleValue> PossibleValues(PropertyInfo property, Type type)
    {
        var single = type.IsArray ? TypeNames.Given(type.GetElementType()!) : type;
        return single.IsEnum
            ? [.. single.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => new PossibleValue(field.Name, documentation.SummaryOf(field)))]
            : [.. property.Attributes("ValidateSetAttribute").SelectMany(set => set.Values<string>()).Select(word => new PossibleValue(word, string.Empty))];
    }
}
