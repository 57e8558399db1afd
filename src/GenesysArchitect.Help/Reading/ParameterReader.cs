using System.Reflection;
using GenesysArchitect.Help.Cmdlets;
using GenesysArchitect.Help.Comments;

namespace GenesysArchitect.Help.Reading;

/// <summary>Reads the help of a cmdlet's parameters from the properties of its class and base classes.</summary>
/// <param name="documentation">The comments.</param>
/// <param name="addGap">Called with each member whose help is incomplete, and a message.</param>
internal sealed class ParameterReader(Documentation documentation, Action<MemberInfo, string> addGap)
{
    public IReadOnlyList<ParameterHelp> Read(Type cmdlet)
    {
        var parameters = Properties(cmdlet).Concat(Dynamic(cmdlet)).Select(ReadOne).OfType<ParameterHelp>().ToList();
        return cmdlet.Attributes("CmdletAttribute").First().Named<bool>("SupportsShouldProcess")
            ? [.. parameters, .. ShouldProcessParameters.All]
            : parameters;
    }

    /// <summary>The dynamic parameters of a cmdlet: the properties of a field whose type is named <c>…Parameters</c>.</summary>
    private static IEnumerable<PropertyInfo> Dynamic(Type cmdlet)
    {
        if (!cmdlet.GetInterfaces().Any(type => type.Name == "IDynamicParameters"))
        {
            return [];
        }

        var levels = new List<Type>();
        for (var level = cmdlet; level is not null; level = level.BaseType)
        {
            levels.Add(level);
        }

        return levels
            .SelectMany(level => level.GetFields(BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType.Assembly == cmdlet.Assembly && field.FieldType.Name.EndsWith("Parameters", StringComparison.Ordinal))
            .SelectMany(field => Properties(field.FieldType));
    }

    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            foreach (var property in level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                yield return property;
            }
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
            addGap(property, $"-{property.Name} has no description. Add <para type=\"description\"> to the summary of {property.DeclaringType!.Name}.{property.Name}.");
        }

        var type = TypeNames.Underlying(property.PropertyType);
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
        var single = type.IsArray ? TypeNames.Underlying(type.GetElementType()!) : type;
        return single.IsEnum
            ? [.. single.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => new PossibleValue(field.Name, documentation.SummaryOf(field)))]
            : [.. property.Attributes("ValidateSetAttribute").SelectMany(set => set.Values<string>()).Select(word => new PossibleValue(word, string.Empty))];
    }
}
