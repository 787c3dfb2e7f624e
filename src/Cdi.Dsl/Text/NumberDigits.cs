using System.Globalization;

namespace Cdi.Dsl.Text;

/// <summary>Numbers as text, independent of culture.</summary>
internal static class NumberDigits
{
    /// <summary>The digits of a number, enough to read it back to the same bits; zero has no sign.</summary>
    public static string Of(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);
}
