using System.Globalization;
using System.Xml.Linq;
using GenesysArchitect.Help.Cmdlets;
using static GenesysArchitect.Help.Writing.MamlName;

namespace GenesysArchitect.Help.Writing;

/// <summary>Writes a parameter in the syntax or in the list of parameters.</summary>
internal static class ParameterElement
{
    /// <summary>For the list of parameters, with all details. It is mandatory if all its sets require it; pipeline input is possible if any set allows it.</summary>
    public static XElement Of(ParameterHelp parameter)
    {
        var usage = new ParameterUsage(
            ParameterUsage.EverySet,
            parameter.Usages.All(usage => usage.Mandatory),
            parameter.Usages.Select(usage => usage.Position).FirstOrDefault(position => position is not null),
            parameter.Usages.Any(usage => usage.ByValue),
            parameter.Usages.Any(usage => usage.ByPropertyName),
            parameter.Usages.Any(usage => usage.FromRemaining));
        var element = Element(parameter, usage);
        if (parameter.PossibleValues.Count > 0)
        {
            element.Add(new XElement(Dev + "possibleValues", parameter.PossibleValues.Select(PossibleValue)));
        }

        return element;
    }

    /// <summary>For the syntax of a parameter set.</summary>
    public static XElement InSyntax(ParameterHelp parameter, ParameterUsage usage)
    {
        var element = Element(parameter, usage);
        if (parameter.PossibleValues.Count > 0)
        {
            element.Add(new XElement(Command + "parameterValueGroup", parameter.PossibleValues.Select(value => Value(value.Name))));
        }

        return element;
    }

    private static XElement Element(ParameterHelp parameter, ParameterUsage usage) => new(
        Command + "parameter",
        new XAttribute("required", Lower(usage.Mandatory)),
        new XAttribute("variableLength", Lower(parameter.IsArray)),
        new XAttribute("globbing", Lower(parameter.SupportsWildcards)),
        new XAttribute("pipelineInput", PipelineInput(usage)),
        new XAttribute("position", usage.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "None" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Text.Description(parameter.Description),
        parameter.IsSwitch ? null : Value(parameter.TypeName),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeFullName), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.DefaultValue ?? (parameter.IsSwitch ? "False" : "None")));

    private static XElement Value(string name) => new(
        Command + "parameterValue",
        new XAttribute("required", "true"),
        new XAttribute("variableLength", "false"),
        name);

    private static XElement PossibleValue(PossibleValue value) => new(
        Dev + "possibleValue",
        new XElement(Dev + "value", value.Name),
        Text.Description([value.Description]));

    private static string PipelineInput(ParameterUsage usage)
    {
        var sources = new[] { (usage.ByValue, "ByValue"), (usage.ByPropertyName, "ByPropertyName"), (usage.FromRemaining, "FromRemainingArguments") }
            .Where(way => way.Item1)
            .Select(way => way.Item2)
            .ToList();
        return sources.Count == 0 ? "false" : $"true ({string.Join(", ", sources)})";
    }

    private static string Lower(bool value) => value ? "true" : "false";
}
