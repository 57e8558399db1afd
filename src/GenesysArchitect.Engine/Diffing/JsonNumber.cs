using System.Globalization;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The value of a JSON number, with any number of digits and in any notation.</summary>
internal static class JsonNumber
{
    // A longer exponent is compared as text.
    private const int LongestExponent = 15;

    /// <summary>The canonical text of a number: its significant digits and their power of ten.</summary>
    /// <param name="number">A number as JSON writes it.</param>
    public static string Canonical(string number)
    {
        var mantissa = number.AsSpan().TrimStart('-');
        long power = 0;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var mark)
        {
            var exponent = mantissa[(mark + 1)..];
            if (exponent.Length > LongestExponent)
            {
                return number;
            }

            power = long.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        power -= fraction.Length;

        var digits = string.Concat(whole, fraction).TrimStart('0');
        var counting = digits.TrimEnd('0');
        if (counting.Length == 0)
        {
            return "0";
        }

        power += digits.Length - counting.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{(number[0] == '-' ? "-" : string.Empty)}{counting}e{power}");
    }
}
