using System.Globalization;

namespace Cdi.Dsl.Text;

/// <summary>A number with what it counts, in the right number: <c>1 text</c>, <c>5480 texts</c>. Linked into every project that speaks to users.</summary>
internal static class Counted
{
    /// <summary>The number and the noun, with an s where there is not exactly one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What, for one.</param>
    public static string Of(long count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
