using System.Globalization;
using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>
/// Converts versions to text. In lists, hashtables and variables PowerShell parses 4.0 as a number, which becomes 4:
/// such values are rejected. As a single command-line argument its original text is available.
/// </summary>
public sealed class VersionTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        null => null,
        PSObject { BaseObject: Array versions } => Texts(versions),
        Array versions => Texts(versions),
        _ => Text(inputData),
    };

    private static string?[] Texts(Array versions) => [.. versions.Cast<object?>().Select(Text)];

    private static string? Text(object? version) => version switch
    {
        double or float or decimal when Convert.ToDouble(version, CultureInfo.InvariantCulture) % 1 == 0 => throw new ArgumentTransformationMetadataException(
            $"The version {Convert.ToString(version, CultureInfo.InvariantCulture)} was passed as a number, which drops trailing zeros. Put it in quotes, as in '4.0'."),
        _ => LanguagePrimitives.ConvertTo<string>(version),
    };
}
