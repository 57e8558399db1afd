using System.CommandLine;
using System.Text.Json;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cli.Manifests;

/// <summary>The options for manifests and their values.</summary>
internal sealed class ManifestFlags
{
    private readonly Option<string[]> _file = new("--file", "-f") { HelpName = "PATH", Description = "A file, a folder or a wildcard; may be repeated." };
    private readonly Option<string[]> _values = new("--values") { HelpName = "FILE", Description = "Values for ${var:name}; may be repeated, the last one wins." };
    private readonly Option<string[]> _variable = new("--var") { HelpName = "NAME=VALUE", Description = "A single value, which overrides the files; may be repeated." };
    private readonly Option<string?> _selector = new("--selector") { HelpName = "LABELS", Description = "Only resources with these labels, such as team=ivr,tier!=test." };

    public Option[] All => [_file, _values, _variable, _selector];

    /// <summary>The paths of the manifests.</summary>
    public string[] Paths(ParseResult line) => line.GetNonEmpty(_file);

    /// <summary>Reads the manifests.</summary>
    /// <exception cref="GcException">No manifest is specified, or a variable is invalid.</exception>
    public Manifest Read(ParseResult line, ProgramContext context) => Paths(line) is not { Length: > 0 } paths
        ? throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "No manifest is specified.") { Remedies = [new("Specify files, folders or wildcards with --file.")] }
        : ManifestReader.Read(new ManifestOptions
        {
            Paths = paths,
            ValuesPaths = line.GetNonEmpty(_values),
            Variables = line.GetNonEmpty(_variable).Select(Variable).GroupBy(variable => variable.Name).ToDictionary(group => group.Key, group => group.Last().Value),
            Selector = line.GetNonEmpty(_selector),
            Environment = context.Variable,
            Definitions = context.Definitions,
        });

    private static (string Name, JsonElement Value) Variable(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        ? (text[..end], JsonSerializer.SerializeToElement(text[(end + 1)..], ManifestJson.Default.String))
        : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--var: a value does not have the form NAME=VALUE.") { Remedies = [new("Use the form --var queue=orders.")] };
}
