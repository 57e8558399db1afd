using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary><c>metadata</c>.</summary>
internal sealed record ManifestMetadata
{
    [Description("The name of the resource, unique within its kind: letters, digits, '.', '_' and '-'.")]
    [RegularExpression("^[A-Za-z0-9._-]{1,100}$", ErrorMessage = "a name of at most 100 letters, digits, '.', '_' and '-'")]
    public required string Name { get; init; }

    [Description("Labels of your own, such as team: ivr. A selector such as team=ivr selects resources by them.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
