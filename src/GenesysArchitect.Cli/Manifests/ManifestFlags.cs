using System.CommandLine;
using System.Text.Json;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cli.Manifests;

/// <summary>Which manifests a line names, and with which values.</summary>
internal sealed class ManifestFlags
{
    private readonly Option<string[]> _file = new("--file", "-f") { HelpName = "PATH", Description = "A file, a folder or a wildcard; may be repeated." };
    private readonly Option<string[]> _values = new("--values") { HelpName = "FILE", Description = "Values for ${var:name}; may be repeated, the last one counts." };
    private readonly Option<string[]> _variable = new("--var") { HelpName = "NAME=VALUE", Description = "A value that counts above all files; may be repeated." };
    private readonly Option<string?> _selector = new("--selector") { HelpName = "LABELS", Description = "Only what has these labels: team=ivr,tier!=test." };

    public Option[] All => [_file, _values, _variable, _selector];

    /// <summary>What was named as the manifest.</summary>
    public string[] Paths(ParseResult line) => line.GetStated(_file);

    /// <summary>Reads the manifests.</summary>
    /// <exception cref="GcException">The line names none, or a variable of it is none.</exception>
    public Manifest Read(ParseResult line, ProgramContext context) => Paths(line) is not { Length: > 0 } paths
        ? throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "No manifest is named.") { Remedies = [new("Name files, folders or wildcards with --file.")] }
        : ManifestReader.Read(new ManifestOptions
        {
            Paths = paths,
            ValuesPaths = line.GetStated(_values),
            Variables = line.GetStated(_variable).Select(Variable).GroupBy(variable => variable.Name).ToDictionary(group => group.Key, group => group.Last().Value),
            Selector = line.GetStated(_selector),
            Environment = context.Variable,
            Definitions = context.Definitions,
        });

    private static (string Name, JsonElement Value) Variable(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        ? (text[..end], JsonSerializer.SerializeToElement(text[(end + 1)..], ManifestJson.Default.String))
        : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--var: a value is no NAME=VALUE.") { Remedies = [new("Give it as in --var queue=orders.")] };
}
