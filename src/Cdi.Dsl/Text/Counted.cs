using System.Globalization;

namespace Cdi.Dsl.Text;

/// <summary>A number with what it counts, in the right number: <c>1 text</c>, <c>5480 texts</c>. Linked into every project that speaks to users.</summary>
internal static class Counted
{
    /// <summary>The number and the noun, with an s where there is not exactly one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What, for one.</param>
    public static string Of(long count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + Noun(count, noun);

    /// <summary>The noun alone, for numbers that are written in a way of their own.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What, for one.</param>
    /// <param name="several">What, for any other number, where that is not the noun with an s.</param>
    public static string Noun(long count, string noun, string? several = null) => count == 1 ? noun : several ?? noun + "s";
}
