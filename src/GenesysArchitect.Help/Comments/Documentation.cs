using System.Reflection;
using System.Xml.Linq;

namespace GenesysArchitect.Help.Comments;

/// <summary>The documentation comments of an assembly, and of referenced assemblies whose documentation files are in the same folder.</summary>
internal sealed class Documentation(string file)
{
    private readonly Dictionary<string, Dictionary<string, XElement>> _assemblies = [];

    /// <summary>The comment on a type, property or field; null if it has none.</summary>
    public XElement? Of(MemberInfo member)
    {
        var name = member.Module.Assembly.GetName().Name!;
        if (!_assemblies.TryGetValue(name, out var members))
        {
            _assemblies[name] = members = Read(Path.Join(Path.GetDirectoryName(file), $"{name}.xml"));
        }

        return members.GetValueOrDefault(IdOf(member));
    }

    /// <summary>A type's, property's or field's summary in one line; empty if it has none.</summary>
    public string SummaryOf(MemberInfo member) =>
        Of(member)?.Element("summary") is { } summary ? CommentText.InOneLine(summary) : string.Empty;

    /// <summary>A member's documentation id, as the compiler writes it and as a cref refers to it.</summary>
    public static string IdOf(MemberInfo member) => member switch
    {
        Type type => $"T:{NameOf(type)}",
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}",
        _ => $"F:{NameOf(member.DeclaringType!)}.{member.Name}",
    };

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static Dictionary<string, XElement> Read(string file) =>
        File.Exists(file)
            ? XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!)
            : [];
}
