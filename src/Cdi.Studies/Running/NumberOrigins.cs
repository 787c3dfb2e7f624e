using Cdi.Estimation.Annotations;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>From where numbers are counted whose squares are averaged: variances and correlations are the same from any origin, and of squares of numbers
/// far from 0 their differences have no digits.</summary>
internal static class NumberOrigins
{
    // Numbers nearer to 0, in standard deviations, lose few digits, and are left as they are.
    private const double Far = 1000;

    /// <summary>Whether the estimand is the same from any origin.</summary>
    /// <param name="kind">Its kind.</param>
    public static bool Matter(EstimandKind kind) => kind is EstimandKind.Variance or EstimandKind.StandardDeviation or EstimandKind.Correlation;

    /// <summary>The mean of what is known of a number whatever is drawn, where that is far from 0; else 0.</summary>
    /// <remarks>Labels that a study may draw and has not drawn say nothing, or a result would follow from what nobody has seen.</remarks>
    /// <param name="given">Labels that were drawn before the study, NaN where there is none; empty where the study draws.</param>
    /// <param name="variable">The variable with its model's answers.</param>
    /// <param name="outcome">The number, perhaps with bounds.</param>
    public static double Of(ReadOnlyMemory<double> given, AnnotatedVariable variable, OutcomeDefinition outcome)
    {
        if (variable.Classes > 0) return 0;
        List<double> known = [.. given.ToArray().Where(value => !double.IsNaN(value))];
        if (known.Count == 0 && variable.HasAnswers)
            known = [.. Enumerable.Range(0, variable.Rows).Select(variable.Answer).Where(value => !double.IsNaN(value))];
        if (known.Count == 0) known = Bounds(outcome);
        if (known.Count == 0) return 0;
        var mean = known.Average();
        var spread = Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
        return Math.Abs(mean) > Far * spread && double.IsFinite(mean) ? mean : 0;
    }

    /// <summary>The middle between the bounds of a number, which is known whatever is drawn; 0 where it has not both.</summary>
    /// <param name="outcome">The number.</param>
    public static double MiddleOf(OutcomeDefinition outcome) => Bounds(outcome) is { Count: > 0 } bounds ? bounds.Average() : 0;

    private static List<double> Bounds(OutcomeDefinition outcome) =>
        outcome is { Minimum: { } least, Maximum: { } largest } && double.IsFinite(least) && double.IsFinite(largest) ? [least, largest] : [];
}
