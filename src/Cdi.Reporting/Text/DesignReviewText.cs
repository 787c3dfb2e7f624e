using System.Globalization;
using Cdi.Estimation.DesignChecks;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>What the check of a draw says, in sentences and cells that all formats share.</summary>
internal static class DesignReviewText
{
    /// <summary>The columns of the table.</summary>
    public static IReadOnlyList<string> Header { get; } = ["Known of every text", "Labelled", "All", "p", "Would notice"];

    /// <summary>What was done.</summary>
    public static string Sentence(DesignReview review)
    {
        var labels = $"{NumberText.Count(review.Labelled)} of {NumberText.Count(review.Texts, "text", "texts")} labelled for {review.Outcome}";
        if (review.Tests.Count == 0)
            return $"{review.Draw}: {labels}; nothing that is known of every text could have come out otherwise, so there is nothing to test.";
        var role = review.IsDeclared ? "the declared draw was held against the data" : "the study drew them itself, and the check is only reported";
        return $"{review.Draw}: {labels}; {role}. Each line compares the labelled texts, weighted by 1/π, with all texts; p is corrected for "
            + $"{NumberText.Count(review.Tests.Count, "line", "lines")} and the joint test.";
    }

    /// <summary>What the last column means, and what no check can see.</summary>
    public static string Limits =>
        "“Would notice” is the difference that gives p < .01 in four draws of five. A choice of texts by something that nobody recorded cannot be seen.";

    /// <summary>The cells of a test.</summary>
    public static string[] Cells(DesignTest test) =>
        [test.Shown, Value(test, test.Labelled), Value(test, test.Expected), NumberText.PValue(test.PValue)
            + (test.Tail == TailMethod.Redrawn ? " (redrawn)" : ""), "± "
                + (test.AreDays ? NumberText.Fixed(test.Detectable, 1) + " days" : Value(test, test.Detectable))];

    /// <summary>The joint test; empty where there was none.</summary>
    public static string Joint(DesignReview review) => review.Joint is { } joint
        ? $"All together: χ² = {NumberText.Fixed(joint.Statistic, 1)} on {NumberText.Count(joint.Rank, "degree", "degrees")} of freedom, p "
            + $"{(joint.AdjustedPValue < 0.001 ? "" : "= ")}{NumberText.PValue(joint.AdjustedPValue)}."
        : "";

    private static string Value(DesignTest test, double value) => test switch
    {
        { AreDays: true } => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)Math.Round(value)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { IsShare: true } => NumberText.Percent(value),
        { Quantity: CheckedQuantity.Mean } => NumberText.Significant(value, 4),
        _ => NumberText.Fixed(value, 0),
    };
}
