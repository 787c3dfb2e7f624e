using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.DesignChecks;

/// <summary>Tests a declared design against the data: E Σ(ξ/π − 1)z = 0 for every z that is known of all rows, with the variance that the design gives
/// (statistics.md §10).</summary>
/// <remarks>
/// Single quantities share one half of the level by Bonferroni's inequality, the joint test has the other, so that a true declaration fails with the level
/// at most.
/// The result depends on the data and the seed only.
/// </remarks>
public static class DesignCheck
{
    // Normal and smooth tails are trusted from this expected count on.
    private const double SmallCount = 20;

    // An adjusted p below this is what a smallest detectable difference refers to, found four times in five.
    private const double Noticed = 0.01;
    private const double Power = 0.8;

    private const int LabelsPerJointVariable = 10;

    /// <summary>Checks a declared design.</summary>
    /// <param name="design">How rows are said to have been drawn.</param>
    /// <param name="labelled">n: ξ.</param>
    /// <param name="variables">What is known of all rows; constants, and what the design fixes, are left out of the result.</param>
    /// <param name="seed">Seed of the draws that are repeated.</param>
    /// <param name="cancellation">Ends the check before its next repeated draw with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The lengths disagree, a π is not in (0, 1], a row with π = 1 is not labelled, or a cluster is labelled in
    /// part.</exception>
    public static DesignCheckResult Of(
        DeclaredDesign design, ReadOnlySpan<bool> labelled, IReadOnlyList<AuxiliaryVariable> variables, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(variables);
        var units = new DrawnUnits(design, labelled);
        var tested = Quantities(units, labelled.Length, variables);
        var checks = Tests(units, tested, design, labelled, seed, cancellation);
        return new()
        {
            Labelled = labelled.Count(true),
            Rows = labelled.Length,
            UnitsAtRisk = units.Count,
            Variables = checks,
            Joint = Joint(design, units, tested, checks, seed, cancellation),
        };
    }

    /// <summary>Checks each quantity by itself: <see cref="DesignCheckResult.Variables"/> of the same check, without the joint test, which takes longer than
    /// they do. Its half of the level is left unused.</summary>
    /// <param name="design">How rows are said to have been drawn.</param>
    /// <param name="labelled">n: ξ.</param>
    /// <param name="variables">What is known of all rows; constants, and what the design fixes, are left out of the result.</param>
    /// <param name="seed">Seed of the draws that are repeated.</param>
    /// <param name="cancellation">Ends the check before its next repeated draw with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">As above.</exception>
    public static ImmutableArray<VariableCheck> Each(
        DeclaredDesign design, ReadOnlySpan<bool> labelled, IReadOnlyList<AuxiliaryVariable> variables, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(variables);
        var units = new DrawnUnits(design, labelled);
        return Tests(units, Quantities(units, labelled.Length, variables), design, labelled, seed, cancellation);
    }

    private static ImmutableArray<VariableCheck> Tests(
        DrawnUnits units, List<Quantity> tested, DeclaredDesign design, ReadOnlySpan<bool> labelled, ulong seed, CancellationToken cancellation)
    {
        var checks = ImmutableArray.CreateBuilder<VariableCheck>(tested.Count);
        foreach (var (index, quantity) in tested.Index()) checks.Add(Test(units, quantity, design, labelled, tested.Count, seed, index, cancellation));
        return checks.MoveToImmutable();
    }

    private static List<Quantity> Quantities(DrawnUnits units, int rows, IReadOnlyList<AuxiliaryVariable> variables)
    {
        var ones = new double[rows];
        ones.AsSpan().Fill(1);
        List<Quantity> all =
        [
            new("", CheckedQuantity.Count, ones, new(units, [.. units.Probability])),
            new("", CheckedQuantity.WeightTotal, ones, new(units, units.Totals(ones))),
            .. variables.Select(variable => new Quantity(variable.Name, CheckedQuantity.Mean, variable.Values,
                new(units, units.Totals(Centred(variable.Values.Span))))),
        ];
        var kept = new List<Quantity>();
        foreach (var quantity in all.Where(each => !each.Total.IsFixed))
        {
            // Under equal π counts and totals are one test; so is a variable that equals an earlier one.
            if (!kept.Exists(known => IsSame(known.Total, quantity.Total))) kept.Add(quantity);
        }

        return kept;
    }

    // A wrong total of the weights is one finding; centred variables tell who was labelled and not how many.
    private static double[] Centred(ReadOnlySpan<double> values)
    {
        var (sum, centred) = (0.0, values.ToArray());
        foreach (var value in values) sum += value;
        for (var row = 0; row < centred.Length; row++) centred[row] -= sum / centred.Length;
        return centred;
    }

    private static bool IsSame(TotalUnderDesign left, TotalUnderDesign right)
    {
        var factor = Math.Sqrt(right.Variance / left.Variance);
        for (var unit = 0; unit < left.Scaled.Length; unit++)
        {
            if (Math.Abs(Math.Abs(left.Scaled[unit] * factor) - Math.Abs(right.Scaled[unit])) > 1e-9 * Math.Abs(right.Scaled[unit])) return false;
        }

        return Math.Abs(Math.Abs(left.Standardised) - Math.Abs(right.Standardised)) <= 1e-9 * (1 + Math.Abs(right.Standardised));
    }

    private static VariableCheck Test(
        DrawnUnits units, Quantity quantity, DeclaredDesign design, ReadOnlySpan<bool> labelled, int tests, ulong seed, int stream,
            CancellationToken cancellation)
    {
        var total = quantity.Total;
        var (p, tail) = Tail(units, total, seed, stream, cancellation);
        var (found, expected) = Compared(units, quantity, design, labelled);
        var reach = Normal.InvCDF(0, 1, 1 - (Noticed / (4.0 * tests))) + Normal.InvCDF(0, 1, Power);
        var scale = quantity.Kind == CheckedQuantity.Mean ? labelled.Length : 1;
        return new(
            quantity.Name, quantity.Kind, found, expected, total.Standardised, p, Math.Min(1, 2 * tests * p), tail, reach * Math.Sqrt(total.Variance) / scale);
    }

    private static (double PValue, TailMethod Tail) Tail(DrawnUnits units, TotalUnderDesign total, ulong seed, int stream, CancellationToken cancellation)
    {
        if (ExactTail.Of(units, total) is { } exact) return (exact, TailMethod.Exact);
        return total.EffectiveCount >= SmallCount
            ? (MomentTail.Of(total.Standardised, total.Skewness), TailMethod.Moments)
            : (RedrawnTail.Of(units, total, seed, stream, cancellation), TailMethod.Redrawn);
    }

    private static (double Found, double Expected) Compared(DrawnUnits units, Quantity quantity, DeclaredDesign design, ReadOnlySpan<bool> labelled)
    {
        if (quantity.Kind == CheckedQuantity.Count) return (units.Drawn.AsSpan().Count(true), units.Probability.Sum());
        var (weights, weighted, all) = (0.0, 0.0, 0.0);
        var values = quantity.Values.Span;
        var probabilities = design.Probabilities.Span;
        for (var row = 0; row < labelled.Length; row++)
        {
            all += values[row];
            if (!labelled[row]) continue;
            weights += 1 / probabilities[row];
            weighted += values[row] / probabilities[row];
        }

        return quantity.Kind == CheckedQuantity.WeightTotal ? (weights, labelled.Length) : (weighted / weights, all / labelled.Length);
    }

    private static JointCheck? Joint(
        DeclaredDesign design, DrawnUnits units, List<Quantity> tested, IReadOnlyList<VariableCheck> checks, ulong seed, CancellationToken cancellation)
    {
        var most = units.Drawn.AsSpan().Count(true) / LabelsPerJointVariable;
        var totals = tested.Take(most).Select(quantity => quantity.Total).ToList();
        if (totals.Count < 2) return null;
        var joint = new JointTail(units, totals);
        var (p, tail) = joint.PValue(seed, isEnough: design.IsOwn || checks.Any(check => check.AdjustedPValue < Noticed / 100), cancellation);
        return new(totals.Count, joint.Rank, joint.Statistic, p, Math.Min(1, 2 * p), tail);
    }

    /// <summary>What is tested, with its total.</summary>
    private sealed record Quantity(string Name, CheckedQuantity Kind, ReadOnlyMemory<double> Values, TotalUnderDesign Total);
}
