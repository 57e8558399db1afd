using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary><c>metadata</c>.</summary>
internal sealed record ManifestMetadata
{
    [Description("What the resource is called; no other of its kind has the name. Letters, digits, '.', '_' and '-'.")]
    [RegularExpression("^[A-Za-z0-9._-]{1,100}$", ErrorMessage = "a name of letters, digits, '.', '_' and '-', at most 100 of them")]
    public required string Name { get; init; }

    [Description("Labels of your own, such as team: ivr. A selector such as team=ivr selects resources by them.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
