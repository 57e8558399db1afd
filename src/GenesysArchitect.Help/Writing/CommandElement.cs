using System.Xml.Linq;
using GenesysArchitect.Help.Cmdlets;
using static GenesysArchitect.Help.Writing.MamlName;

namespace GenesysArchitect.Help.Writing;

/// <summary>Writes the help of a cmdlet.</summary>
internal static class CommandElement
{
    public static XElement Of(CmdletHelp cmdlet) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Text.Description([cmdlet.Synopsis])),
        Text.Description(cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set))),
        new XElement(
            Command + "parameters",
            cmdlet.Parameters.OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase).Select(ParameterElement.Of)),
        new XElement(Command + "inputTypes", Types("inputType", cmdlet.Inputs)),
        new XElement(Command + "returnValues", Types("returnValue", cmdlet.Outputs)),
        new XElement(Command + "examples", cmdlet.Examples.Select(Example)),
        new XElement(
            Command + "relatedLinks",
            cmdlet.RelatedCmdlets.Select(name => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", name), new XElement(Maml + "uri")))));

    /// <summary>PowerShell's order: by position, then mandatory parameters, then the rest.</summary>
    private static XElement SyntaxItem(CmdletHelp cmdlet, string parameterSet) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        from parameter in cmdlet.Parameters
        let usage = parameter.In(parameterSet)
        where usage is not null
        orderby usage.Position ?? int.MaxValue, !usage.Mandatory
        select ParameterElement.InSyntax(parameter, usage));

    private static IEnumerable<XElement> Types(string element, IReadOnlyList<PipedType> types) =>
        types.DefaultIfEmpty(new PipedType("None", string.Empty)).Select(type => new XElement(
            Command + element,
            new XElement(Dev + "type", new XElement(Maml + "name", type.TypeName)),
            Text.Description([type.Description])));

    private static XElement Example(ExampleHelp example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------- Example {index + 1}: {example.Title.TrimEnd('.')} --------"),
        new XElement(Dev + "code", example.Code),

        // Get-Help does not separate examples, so an empty paragraph is added.
        new XElement(Dev + "remarks", Text.Paragraphs(example.Remarks.Append(string.Empty))));
}
