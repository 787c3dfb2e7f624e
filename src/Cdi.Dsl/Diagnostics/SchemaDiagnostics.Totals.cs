using System.Globalization;
using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>What is known of the population of a survey.</content>
public static partial class SchemaDiagnostics
{
    /// <summary>CDI2110. Totals of the population that count its texts differently.</summary>
    /// <param name="place">The totals.</param>
    /// <param name="first">What counts them first: a column of groups, or <c>texts</c>.</param>
    /// <param name="sum">How many texts by it.</param>
    /// <param name="other">What counts them differently.</param>
    /// <param name="otherSum">How many texts by that.</param>
    public static Diagnostic TotalsDisagree(Place place, string first, double sum, string other, double otherSum) => Error("CDI2110", place,
        $"The population has {Real(sum)} texts by `{first}`, and {Real(otherSum)} by `{other}`.",
        "Totals are those of one population: every text of it has one level of each column of groups, and `texts` is how many they are.");

    private static string Real(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
