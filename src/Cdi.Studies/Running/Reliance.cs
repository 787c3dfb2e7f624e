using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Running;

/// <summary>How far each estimate of one fit can be relied on: the caution that stands beside its number, and the warnings of the run.</summary>
internal sealed class Reliance
{
    // t(8) is 18 % wider than the normal at 95 %.
    private const double FewDegrees = 8;

    // Below this, intervals of skewed outcomes covered .65 to .96 of the time at 95 % (specs/statistics.md).
    private const double FewTexts = 20;

    // What a draw of fixed size with unequal π must leave to chance for a trusted variance, and for any (specs/statistics.md).
    private const double TrustedChance = 5;
    private const double FewestChances = 1;

    // Rows at which neighbouring quantiles cross count as if nothing lay at the quantile, and make variances larger.
    private const double MostWithoutDensity = 0.05;

    // Of the square of a mean; below this fewer than six digits of a variance are left.
    private const double LeastDifference = 1e-10;

    private readonly RectifiedFit fit;
    private readonly double? chance;
    private readonly UnitsBehind units;
    private readonly int labels;
    private readonly bool isClustered;
    private readonly bool isGiven;
    private readonly bool isTwoSided;
    private readonly TargetEstimate primary;

    // Ratios of counts, of which none is the square of another.
    private readonly bool isOfColumns;

    /// <summary>Looks at a fit.</summary>
    /// <param name="material">The study.</param>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The labels that were used.</param>
    /// <param name="fit">The fit.</param>
    public Reliance(StudyMaterial material, int estimand, DrawnSample sample, RectifiedFit fit)
    {
        this.fit = fit;
        labels = CellReview.Of(material, estimand, sample)?.Labels.Count ?? fit.Labels;
        units = new UnitsBehind(material, estimand, sample);
        primary = fit.Targets[material.Definition.Estimands[estimand].Primary];
        isClustered = fit.DegreesOfFreedom is not null && material.Definition.Inference.Variance.IsClustered();
        isOfColumns = !material.Definition.Estimands[estimand].Ratings.IsEmpty;
        isTwoSided = material.Definition.Inference.Alternative == Alternative.TwoSided;
        isGiven = material.Definition.Sampling.Given is not null;
        chance = material.Definition.Inference.Generalise == Generalise.Corpus ? fit.UnequalChance : null;
    }

    /// <summary>What must stand beside a target's number; empty where nothing.</summary>
    public string Caution(int target)
    {
        var estimate = fit.Targets[target];
        if (IsOpen(estimate)) return Open(estimate);
        if (estimate.IsBound) return "the labelled texts all say the same: the interval is a bound that follows from their number";
        if (DigitsOf(estimate) is { } digits) return FormattableString.Invariant($"about {Math.Floor(digits):F0} of 16 digits are right: a mean is far from 0");
        if (IsThin(estimate)) return $"few degrees of freedom: {units.Describe(estimate, isClustered)}";
        if (IsCarriedByFew(estimate))
            return FormattableString.Invariant(
            $"rests on about {estimate.TextsBehind:F0} of {labels} labelled texts, which carry nearly all of the variance");
        if (!estimate.IsWithheld) return "";
        if (fit.Quantile is { IsTooExtreme: true } extreme)
            return FormattableString.Invariant($"interval withheld: about {extreme.Beyond:0.0} labelled texts lie beyond the quantile, of {extreme.Needed:0}");
        if (estimate.HasNoEnd) return "interval withheld: its rule finds no end at this level";
        if (estimate.ShowsNothing) return $"interval withheld: {Silent}";
        if (chance < FewestChances) return FormattableString.Invariant($"interval withheld: the draw left Σπ(1 − π) = {chance:G3} to chance");
        return $"interval withheld: {units.Describe(estimate, isClustered)}";
    }

    /// <summary>The warnings of a method's targets, in order.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    public IEnumerable<DataDiagnostic> Warnings(string file, string subject, string method)
    {
        if (chance < TrustedChance && !primary.IsBound)
        {
            yield return chance < FewestChances
                ? DataDiagnostics.NothingLeftToChance(file, subject, primary.Term, method, chance ?? 0)
                : DataDiagnostics.LittleLeftToChance(file, subject, primary.Term, method, chance ?? 0);
            if (chance < FewestChances) yield break;
        }

        if (fit.Quantile is { IsUnique: false } shared) yield return DataDiagnostics.SeveralQuantiles(file, subject, method, shared.Objective);
        if (fit.Quantile is { } facts && facts.WithoutDensity > MostWithoutDensity * facts.Rows)
            yield return DataDiagnostics.CrossingQuantiles(file, subject, method, facts.WithoutDensity, facts.Rows);
        if (fit.Quantile is { IsTooExtreme: true } extreme)
        {
            yield return DataDiagnostics.FewBeyondQuantile(file, subject, method, extreme.Beyond, extreme.Needed);
            yield break;
        }

        foreach (var target in fit.Targets)
        {
            if (DigitsOf(target) is { } digits) yield return DataDiagnostics.FewDigits(file, subject, target.Term, method, digits);
        }

        foreach (var open in fit.Targets.Where(IsOpen))
            yield return DataDiagnostics.QuantileWithoutEnd(file, subject, open.Term, method, open.Upper == double.PositiveInfinity, labels);
        foreach (var target in fit.Targets.Where(target => target.IsWithheld || target.IsBound || IsThin(target)
            || (target == primary && IsCarriedByFew(target))))
        {
            var degrees = target.DegreesOfDesign ?? target.DegreesOfFreedom ?? 0;
            if (target.IsBound)
                yield return DataDiagnostics.ShareIsBounded(
                file, subject, target.Term, method, labels, target.Point > 0.5, target.Lower ?? 0, target.Upper ?? 1);
            else if (target.HasNoEnd)
                yield return DataDiagnostics.IntervalWithoutEnd(
                    file, subject, target.Term, method, "the rule of `inference.interval` finds no end at this level");
            else if (target.ShowsNothing)
            {
                var silent = DataDiagnostics.IntervalWithoutEnd(file, subject, target.Term, method, Silent);
                yield return target.Weight is null ? silent : silent with { Hint = "Label more texts; `human_only` has an interval from such labels as well." };
            }
            else if (target.IsWithheld)
                yield return DataDiagnostics.IntervalWithheld(file, subject, target.Term, method, units.Describe(target, isClustered), degrees);
            else if (!IsThin(target))
                yield return DataDiagnostics.FewTextsBehind(file, subject, target.Term, method, target.TextsBehind ?? 0, labels, isGiven);
            else yield return DataDiagnostics.FewDegreesOfFreedom(file, subject, target.Term, method, units.Describe(target, isClustered), degrees,
                isNormal: target.DegreesOfFreedom is null);
        }
    }

    // A variance is the mean of squares less the square of the mean, which follow each other as parameters; null where most digits are left.
    private double? DigitsOf(TargetEstimate target)
    {
        if (isOfColumns) return null;
        if (target.Scale != Scale.Variance && target.Scale != Scale.StandardDeviation && target.Scale != Scale.Correlation) return null;
        var left = 1.0;
        for (var j = 1; j < fit.Parameters.Length; j++)
        {
            var square = fit.Parameters[j - 1] * fit.Parameters[j - 1];
            if (square > 0) left = Math.Min(left, Math.Abs(fit.Parameters[j] - square) / square);
        }

        return left < LeastDifference ? Math.Log10(Math.Max(1, left * 1e15)) : null;
    }

    private string Silent => FormattableString.Invariant(
        $"the {labels} labelled texts show no variance, as where none of them differs from what the model said");

    // A one-sided interval is open because that is asked for.
    private bool IsOpen(TargetEstimate target) => isTwoSided && target.Scale == Scale.Quantile && target is { Lower: { } lower, Upper: { } upper }
        && (double.IsInfinity(lower) || double.IsInfinity(upper));

    private static string Open(TargetEstimate target) =>
        $"the labels are too few to say how {(target.Upper == double.PositiveInfinity ? "large" : "small")} the quantile can be: the interval is open there";

    private static bool IsThin(TargetEstimate target) => !target.IsWithheld && target.DegreesOfDesign < FewDegrees;

    // Clusters are summed before they are squared: the deviations of single rows say nothing there.
    private bool IsCarriedByFew(TargetEstimate target) => !target.IsWithheld && !isClustered && labels > FewTexts && target.TextsBehind < FewTexts;
}
