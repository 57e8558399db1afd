using System.Globalization;
using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>
/// Takes versions as text. PowerShell takes 4.0 for a number in lists, hashtables and variables, where it becomes 4:
/// that is refused. As a word of its own on the command line it is still known as it was written.
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
            $"The version {Convert.ToString(version, CultureInfo.InvariantCulture)} came as a number, and has lost the zeros behind its point. Write it in quotes, as in '4.0'."),
        _ => LanguagePrimitives.ConvertTo<string>(version),
    };
}
