using System.Globalization;
using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>
/// Parses a percentage from 1 to 100. Pipeline input may have no value: an empty column of a CSV file
/// or a property that is null.
/// </summary>
public sealed class PercentageAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var text = Convert.ToString(inputData is PSObject wrapped ? wrapped.BaseObject : inputData, CultureInfo.InvariantCulture);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return int.TryParse(text.Trim().TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var percentage) && percentage is >= 1 and <= 100
            ? percentage
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a valid percentage. Give a whole number from 1 to 100.");
    }
}
