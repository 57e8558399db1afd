using System.Globalization;
using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>
/// Takes a percentage from 1 to 100. What comes down a pipeline may have none: a column of a CSV file that is empty,
/// a property that is null.
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
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a percentage. Give a whole number from 1 to 100.");
    }
}
