using System.Collections.Immutable;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.LabelShifts;

/// <summary>Shares of classes in a corpus whose labels are those of another one: p̂ = M̂⁻¹q̂, q̂ the shares of what the model says of the texts without a
/// label, M̂ those of what it says of texts of each class among the labelled ones (statistics.md).</summary>
/// <remarks>
/// Valid where a text of a class is answered alike in both sets, whatever their shares: label shift. The variance is that of q̂ and of M̂ through M̂⁻¹, which
/// amplifies both: Var = aᵀCov(q̂)a + Σ p_k² aᵀCov(M̂_k)a, a = M̂⁻ᵀe (Rogan and Gladen 1978 for two classes).
/// </remarks>
internal sealed class LabelShiftEstimator
{
    // At a third the interval that follows from inverting the test of a share is two fifths longer than this one at 90 %; see specs/statistics.md.
    private const double MostRelativeError = 1.0 / 3;

    // Standard errors below 0 at which a share is no sampling error.
    private const double Impossible = 3;

    private readonly IBoundRows bound;
    private readonly AnnotatedVariable variable;
    private readonly FeatureMap map;
    private readonly bool[] isGold;
    private readonly double[] labels;

    /// <summary>An estimator of the means of an event over texts without a label.</summary>
    /// <param name="bound">Rows of a loss whose parameters are weighted means of the event.</param>
    /// <param name="variable">What the model says, one class of every row.</param>
    /// <param name="map">φ = (1, event).</param>
    /// <param name="sample">The gold set: rows with a label.</param>
    public LabelShiftEstimator(IBoundRows bound, AnnotatedVariable variable, FeatureMap map, LabelledSample sample)
    {
        (this.bound, this.variable, this.map) = (bound, variable, map);
        (isGold, labels) = (new bool[bound.Rows], new double[bound.Rows]);
        var known = sample.Labels[map.Variables[0]].Span;
        for (var k = 0; k < sample.LabelledRows.Length; k++)
        {
            if (double.IsNaN(known[k])) continue;
            (isGold[sample.LabelledRows.Span[k]], labels[sample.LabelledRows.Span[k]]) = (true, known[k]);
        }
    }

    /// <summary>Estimates the targets.</summary>
    /// <param name="targets">Functions of the means.</param>
    /// <param name="request">As asked for, with the rows.</param>
    /// <returns>A <see cref="RectifiedFit"/>, or a <see cref="SolveFailure"/>.</returns>
    public EstimationOutcome Estimate(IReadOnlyList<Target> targets, EstimationRequest request)
    {
        var said = variable.Answers.Span;
        if (said.IndexOf(double.NaN) is >= 0 and var silent) return new SolveFailure.Shifted(ShiftObstacle.Unanswered, silent, 0, 0);
        int[] gold = [.. Enumerable.Range(0, isGold.Length).Where(row => isGold[row])];
        var answers = variable.Answers;
        if (GoldMatrix.Of(Array.ConvertAll(gold, row => answers.Span[row]), Array.ConvertAll(gold, row => labels[row]), variable.Classes) is not { } matrix)
            return new SolveFailure.Shifted(ShiftObstacle.FewLabels, Rarest(gold), 2, 0);
        if (matrix.RelativeError > MostRelativeError)
            return new SolveFailure.Shifted(ShiftObstacle.Uninformative, 0, matrix.RelativeError, MostRelativeError);
        var event1 = Vector<double>.Build.Dense(variable.Classes, k => map.OfClass(k)[map.Varying[0]]);
        var means = new ShiftedMeans(matrix, event1, request.Options.Generalise == Generalise.Corpus);
        var weights = Weights();
        for (var j = 0; j < weights.Length; j++)
        {
            if (!(weights[j].Sum() > 0)) return new SolveFailure.Shifted(ShiftObstacle.NoTexts, j, 0, 0);
            if (means.Add(answers.Span, weights[j]) is var (impossible, share, error) && share < -Impossible * error)
                return new SolveFailure.Shifted(ShiftObstacle.NoMixture, impossible, share, error);
        }

        return Report(targets, request, means, gold.Length);
    }

    private static EstimationOutcome Report(IReadOnlyList<Target> targets, EstimationRequest request, ShiftedMeans means, int labels)
    {
        var (options, parameters, covariance) = (request.Options, means.Shares.ToArray(), means.Covariance());
        var estimates = ImmutableArray.CreateBuilder<TargetEstimate>(targets.Count);
        foreach (var target in targets)
        {
            var (gradient, range) = (new double[parameters.Length], RectifiedEstimator.RangeOf(request, target));
            var value = target.Value(parameters);
            if (double.IsFinite(value)) target.Gradient(parameters, gradient);

            // A share below 0 is one of 0 as far as can be told: its interval begins there and is as long as its standard error says.
            if (range is var (least, largest) && !target.Scale.IsTransformed) value = Math.Clamp(value, least, largest);
            var fit = new ShiftedTarget(target, options, value, means.VarianceOf(gradient, out var degrees), degrees) { Range = range };
            var interval = double.IsFinite(value) ? IntervalMethods.For(fit.Options.Interval).Of(fit) : null;
            if (interval is null)
                return new SolveFailure.UndefinedTarget(target.Term) { OffScale = target.Scale.IsTransformed && parameters.Length == 1 ? parameters[0] : null };
            estimates.Add(RectifiedEstimator.Judge(target, value, interval.Within(range), interval.Reliance.IsTooSmall) with
            {
                DegreesOfDesign = interval.Reliance.Degrees, Reliance = interval.Reliance,
            });
        }

        return new RectifiedFit
        {
            Parameters = [.. parameters], Covariance = [.. covariance], HessianInverse = [.. new double[covariance.Length]], Lambda = 1,
            Targets = estimates.MoveToImmutable(), DegreesOfFreedom = null, Labels = labels, Iterations = 0, SingleRowStrata = 0,
        };
    }

    // κ of every row without a label in each mean: a weighted mean of v has the score κ(θ − v), which is κ at θ = 1 and v = 0.
    private double[][] Weights()
    {
        var (rows, size) = ((int)bound.Rows, bound.Estimator.ParameterCount);
        var (features, scores) = (new double[rows * map.Count], new double[rows * size]);
        for (var m = 0; m < map.Count; m++) features.AsSpan(m * rows, rows).Fill(map.Constants[m]);
        var equation = bound.Over(new RowColumns(features, rows));
        equation.Scores(new double[size], scores);
        if (scores.AsSpan().ContainsAnyExcept(0)) throw new ArgumentException("The parameters are no weighted means of one event.", nameof(bound));
        equation.Scores([.. Enumerable.Repeat(1.0, size)], scores);
        return [.. Enumerable.Range(0, size).Select(j => Enumerable.Range(0, rows).Select(row => isGold[row] ? 0 : scores[(j * rows) + row]).ToArray())];
    }

    private int Rarest(int[] gold) => Enumerable.Range(0, variable.Classes).MinBy(k => gold.Count(row => (int)labels[row] == k));
}
