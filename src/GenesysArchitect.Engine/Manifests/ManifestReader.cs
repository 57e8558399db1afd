using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>
/// Reads manifests: desired state in YAML, of one or more documents a file. Everything is read before anything is
/// sent, and all that is wrong is told in one go.
/// </summary>
public static class ManifestReader
{
    /// <summary>Reads manifests.</summary>
    /// <param name="options">Which, and with which values.</param>
    /// <returns>What they wish for, or all that is wrong with them.</returns>
    /// <exception cref="GcException">The selector is none. What is wrong in files is in the result.</exception>
    public static Manifest Read(ManifestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var selector = LabelSelector.Parse(options.Selector);
        var reading = new ManifestReading(options.Environment, selector, options.Definitions);
        return reading.Read(options);
    }

    /// <summary>Reads what <see cref="Manifest.Documents"/> of an earlier reading has.</summary>
    /// <param name="saved">The documents.</param>
    /// <param name="source">What to call the file that they were kept in.</param>
    /// <param name="environment">Where their secrets are looked up.</param>
    /// <param name="definitions">The kinds of resources there are; null for those of this product.</param>
    /// <returns>What they wish for, or all that is wrong with them.</returns>
    public static Manifest Read(IReadOnlyList<JsonElement> saved, string source, Func<string, string?> environment, ResourceDefinitions? definitions = null)
    {
        ArgumentNullException.ThrowIfNull(saved);
        return new ManifestReading(environment, LabelSelector.Parse(null), definitions ?? ResourceDefinitions.Default).Read(source, saved);
    }
}
