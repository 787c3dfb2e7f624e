using System.Globalization;
using Cdi.Dsl.Text;
using Cdi.Estimation.DesignChecks;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Says in words how labelled texts differ from all.</summary>
internal static class DesignWords
{
    /// <summary><c>`x`: 73 % of the labelled texts, 46 % of all</c>, or the means, or the numbers.</summary>
    public static string Difference(DesignTest test) => test switch
    {
        { Quantity: CheckedQuantity.Count } => FormattableString.Invariant(
            $"{Counted.Of((long)test.Labelled, "label")} where {test.Expected:G4} are announced"),
        { Quantity: CheckedQuantity.WeightTotal } => FormattableString.Invariant($"the labelled texts stand for {test.Labelled:F0} of {test.Expected:F0}"),
        { IsShare: true } => $"`{test.Shown}` holds for {Percent(test.Labelled)} % of the labelled texts and {Percent(test.Expected)} % of all",
        { AreDays: true } => $"`{test.Shown}` is {Date(test.Labelled)} on average among the labelled texts and {Date(test.Expected)} among all",
        _ => FormattableString.Invariant($"`{test.Shown}` has mean {test.Labelled:G4} among the labelled texts and {test.Expected:G4} among all"),
    };

    /// <summary>How texts with a label of one outcome that have one of another, too, differ from all with the first.</summary>
    /// <param name="check">The comparison.</param>
    /// <param name="isShare">Whether it compares shares.</param>
    /// <param name="first">Name of the one outcome.</param>
    /// <param name="second">Name of the other.</param>
    public static string Beside(VariableCheck check, bool isShare, string first, string second) => isShare
        ? $"of the texts labelled for `{first}`, `{check.Name}` holds for {Percent(check.Labelled)} % of those labelled for `{second}`, too, and for "
            + $"{Percent(check.Expected)} % of all"
        : FormattableString.Invariant(
            $"of the texts labelled for `{first}`, `{check.Name}` has mean {check.Labelled:G4} among those labelled for `{second}`, too, and ")
            + FormattableString.Invariant($"{check.Expected:G4} among all");

    /// <summary>A mean of dates.</summary>
    /// <param name="days">Days since 1970.</param>
    private static string Date(double days) => DesignTest.Day(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a joint test found, and where most of it lies.</summary>
    public static string Together(JointCheck joint, DesignTest? worst)
    {
        var together = FormattableString.Invariant($"{joint.Variables} quantities together give χ² = {joint.Statistic:F1} on {joint.Rank}");
        return worst is null ? together : $"{together}; most of all, {Difference(worst)}";
    }

    // Two digits that differ from 0 and 100 where the share does.
    private static string Percent(double share) => (100 * share) switch
    {
        var percent when percent is >= 10 and <= 90 or 0 or 100 => FormattableString.Invariant($"{percent:F0}"),
        var percent => FormattableString.Invariant($"{percent:G2}"),
    };
}
