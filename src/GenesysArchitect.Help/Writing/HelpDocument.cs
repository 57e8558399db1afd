using System.Xml.Linq;
using GenesysArchitect.Help.Cmdlets;

namespace GenesysArchitect.Help.Writing;

/// <summary>Writes a PowerShell help file.</summary>
internal static class HelpDocument
{
    public static XDocument Of(IEnumerable<CmdletHelp> cmdlets) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            MamlName.Help + "helpItems",
            new XAttribute("schema", "maml"),
            cmdlets.Select(CommandElement.Of)));
}
