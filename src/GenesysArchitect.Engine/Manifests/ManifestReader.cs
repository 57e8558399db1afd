using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>
/// Reads manifests: desired state in YAML, with one or more documents per file. Everything is read before anything is
/// sent, and all errors are reported together.
/// </summary>
public static class ManifestReader
{
    /// <summary>Reads manifests.</summary>
    /// <param name="options">The manifests to read, and the values to use.</param>
    /// <returns>The desired state, or all errors.</returns>
    /// <exception cref="GcException">The selector is invalid. Errors in files are part of the result.</exception>
    public static Manifest Read(ManifestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var selector = LabelSelector.Parse(options.Selector);
        var reading = new ManifestReading(options.Environment, selector, options.Definitions);
        return reading.Read(options);
    }

    /// <summary>Reads the <see cref="Manifest.Documents"/> of an earlier reading.</summary>
    /// <param name="saved">The documents.</param>
    /// <param name="source">The name of the file that contained them.</param>
    /// <param name="environment">The source of secrets.</param>
    /// <param name="definitions">The supported kinds of resources; null for those of this product.</param>
    /// <returns>The desired state, or all errors.</returns>
    public static Manifest Read(IReadOnlyList<JsonElement> saved, string source, Func<string, string?> environment, ResourceDefinitions? definitions = null)
    {
        ArgumentNullException.ThrowIfNull(saved);
        return new ManifestReading(environment, LabelSelector.Parse(null), definitions ?? ResourceDefinitions.Default).Read(source, saved);
    }
}
