using System.Xml.Linq;

namespace GenesysArchitect.Help.Writing;

/// <summary>Writes paragraphs of text.</summary>
internal static class Text
{
    public static XElement Description(IEnumerable<string> paragraphs) => new(MamlName.Maml + "description", Paragraphs(paragraphs));

    public static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(paragraph => new XElement(MamlName.Maml + "para", paragraph));
}
