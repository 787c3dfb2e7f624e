using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;
using StudentT = MathNet.Numerics.Distributions.StudentT;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom and what a variance shows, for unequal weights, against the working model written with m × m matrices.</summary>
public sealed class FreedomReferenceTests
{
    private const double Rounding = 1e-8;

    // Curvature is measured by steps of 1e-4.
    private const double DifferenceQuotient = 1e-3;

    private const int Rows = 60;

    private static readonly double[] X = [.. Enumerable.Range(0, Rows).Select(row => Math.Sin(1.7 * row) + (row % 6 == 0 ? 1.5 : 0))];
    private static readonly double[] Numbers = [.. X.Select((x, row) => 1 + (0.5 * x) + Math.Cos(row * row))];
    private static readonly double[] Guesses = [.. Numbers.Select((value, row) => value + (0.4 * Math.Sin(3.1 * row)))];
    private static readonly double[] Events = [.. X.Select((x, row) => Math.Sin(5 * row) + (0.4 * x) > 0 ? 1.0 : 0)];
    private static readonly double[] Said = [.. Events.Select((value, row) => row % 7 == 0 ? 1 - value : value)];
    private static readonly int[] Clusters = [.. Enumerable.Range(0, Rows).Select(row => row * row % 11)];
    private static readonly int[] Strata = [.. Enumerable.Range(0, Rows).Select(row => row < 40 ? 0 : row < 48 ? 1 : row < 50 ? 4 : row < 55 ? 2 : 3)];

    // The first stratum leaves enough to chance for a centre of its own, 40 rows at about π(1 − π) = .2; the second has one because its π are equal. Two,
    // each with one certain row and Σπ(1 − π) = .94, share one. Of the last one row of two was drawn.
    private static readonly double[] Probability = [.. Enumerable.Range(0, Rows).Select(row =>
        Strata[row] == 0 ? 0.25 + (0.5 * (row * 7 % 13) / 13) : Strata[row] is 1 or 4 ? 0.5 : row % 5 == 4 ? 1 : 0.3 + (0.1 * (row % 5)))];
    private static readonly bool[] Labelled = [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 || Probability[row] == 1)];
    private static readonly int[] Drawn = [.. Enumerable.Range(0, Rows).Where(row => Labelled[row])];
    private static readonly double[] Weights = [.. Drawn.Select(row => 1 / Probability[row])];
    private static readonly double[] OfDraw = [.. Weights.Select(weight => (weight * weight) - weight)];
    private static readonly double[] Nothing = new double[Drawn.Length];

    public static TheoryData<bool, Generalise, bool> HumanOnly => new()
    {
        { false, Generalise.Population, false },
        { false, Generalise.Corpus, false },
        { true, Generalise.Population, false },
        { true, Generalise.Corpus, false },
        { false, Generalise.Population, true },
        { false, Generalise.Corpus, true },
    };

    [Theory]
    [MemberData(nameof(HumanOnly))]
    public void Human_labels_have_the_degrees_of_the_squares_of_their_residuals(bool isLogistic, Generalise generalise, bool isFixedSize)
    {
        var fit = Fit(isLogistic, 0, generalise, isFixedSize);
        var dense = Dense(fit, isLogistic, 1);
        var (kept, factor) = isFixedSize ? Centring(1) : (Nothing, [.. Weights.Select(_ => 1.0)]);
        var population = generalise == Generalise.Population ? Weights : Nothing;
        for (var target = 0; target < 2; target++)
        {
            var (inverse, shown) = dense.Of(Influence(fit, target), OfDraw, population, kept, factor);
            AssertFreedom(1 / inverse, shown, fit.Targets[target], isLogistic ? DifferenceQuotient : Rounding);
        }
    }

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(1, false)]
    [InlineData(0.4, true)]
    public void A_difference_and_an_imputation_have_degrees_of_their_own(double lambda, bool isFixedSize)
    {
        var fit = Fit(false, lambda, Generalise.Population, isFixedSize);
        var corpus = Fit(false, lambda, Generalise.Corpus, isFixedSize);
        var dense = Dense(fit, false, 1 - lambda);
        var (kept, factor) = isFixedSize ? Centring(1 - lambda) : (Nothing, [.. Weights.Select(_ => 1.0)]);
        for (var target = 0; target < 2; target++)
        {
            var influence = Influence(fit, target);
            var (difference, ofDifference) = dense.Of(influence, OfDraw, Nothing, kept, factor);
            var (imputation, ofImputation) = dense.Of(influence, Nothing, Weights);
            var share = DifferenceShare(fit, dense.Along(influence), lambda);
            var (variance, drawn) = (Square(fit.Targets[target].StandardError), Square(corpus.Targets[target].StandardError));
            var shown = variance / ((drawn / ofDifference) + ((variance - drawn) / ofImputation));

            // Scores of all rows count where the imputation runs over them; squares of the same rows add up their deviations.
            var many = (1 + (lambda * ((Rows / (double)Drawn.Length) - 1))) / imputation;
            var inverse = isFixedSize
                ? Square((share * Math.Sqrt(difference)) + ((1 - share) * Math.Sqrt(imputation)))
                : (share * share * difference) + ((1 - share) * (1 - share) / many);
            AssertFreedom(1 / inverse, shown, fit.Targets[target], Rounding);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Sums_over_clusters_have_the_degrees_of_errors_half_common_to_them(double lambda)
    {
        var fit = Fit(false, lambda, Generalise.Population, false, VarianceEstimator.ClusterCR0);
        var dense = Dense(fit, false, 1 - lambda);
        for (var target = 0; target < 2; target++)
        {
            var degrees = 1 / dense.OfClusters(Influence(fit, target), Weights, [.. Drawn.Select(row => Clusters[row])]);
            Assert.InRange(degrees, 2, fit.DegreesOfFreedom ?? 0);
            AssertFreedom(degrees, 1, fit.Targets[target], Rounding);
        }
    }

    [Fact]
    public void Degrees_of_a_corrected_variance_are_those_of_the_same_squares_and_all_of_it_is_shown()
    {
        var fit = Fit(false, 0, Generalise.Population, false, VarianceEstimator.HC3);
        var dense = Dense(fit, false, 1);
        for (var target = 0; target < 2; target++)
            AssertFreedom(1 / dense.Of(Influence(fit, target), OfDraw, Weights).Inverse, 1, fit.Targets[target], Rounding);
    }

    [Fact]
    public void A_draw_of_fixed_sizes_has_the_variance_of_Deville_about_the_centres_of_its_groups()
    {
        // Σ (1 − π)(d/π − B)(d/π − B)ᵀ/(1 − Σa²), B = Σ(1 − π)d/π / Σ(1 − π), about 0 where one row was drawn; d = x (y − λŷ − (1 − λ) xᵀθ̂).
        const double lambda = 0.4;
        var fit = Fit(false, lambda, Generalise.Corpus, true);
        double Residual(int row) => Numbers[row] - (lambda * Guesses[row]) - ((1 - lambda) * (fit.Parameters[0] + (fit.Parameters[1] * X[row])));
        for (var target = 0; target < 2; target++)
        {
            var influence = Influence(fit, target);
            var variance = 0.0;
            foreach (var group in Drawn.Where(row => Probability[row] < 1).GroupBy(Group))
            {
                double[] spare = [.. group.Select(row => 1 - Probability[row])];
                double[] totals = [.. group.Select(row => (influence[0] + (influence[1] * X[row])) * Residual(row) / Probability[row])];
                var isCentred = spare.Length > 1;
                var centre = isCentred ? totals.Select((total, k) => spare[k] * total).Sum() / spare.Sum() : 0;
                var correction = isCentred ? 1 - (spare.Sum(Square) / Square(spare.Sum())) : 1;
                variance += totals.Select((total, k) => spare[k] * Square(total - centre)).Sum() / correction;
            }

            Close.To(Math.Sqrt(variance) / Rows, fit.Targets[target].StandardError, Rounding);
        }

        Assert.Equal(1, fit.SingleRowStrata);
        Close.To(Probability.Sum(value => value * (1 - value)), fit.UnequalChance ?? 0, Rounding);
    }

    [Fact]
    public void What_was_computed_before_leaves_no_trace()
    {
        var estimator = new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size2>>());
        var columns = Columns(All(Rows, 1.0), X);
        bool[] others = [.. Probability.Select((chance, row) => row % 3 > 0 || chance == 1)];
        foreach (var variance in new[] { VarianceEstimator.Sandwich, VarianceEstimator.ClusterCR0 })
        {
            RectifiedFit Again(bool[] labelled) => Assert.IsType<RectifiedFit>(estimator.Estimate(
                columns,
                new RectifiedSample(Features(Numbers), Features(Guesses), labelled, Probability, SampleDraw.FixedSizeWithin(Strata)) { Clusters = Clusters },
                Coefficients(2),
                Options(new LambdaPolicy.Fixed(0.4)) with { Variance = variance }));
            Again(others);
            var (fresh, again) = (Fit(false, 0.4, Generalise.Population, true, variance), Again(Labelled));
            Assert.Equal(Reported(fresh), Reported(again));
            Assert.Equal(fresh.SingleRowStrata, again.SingleRowStrata);
        }

        static IEnumerable<(double? Lower, double? Degrees)> Reported(RectifiedFit fit) =>
            fit.Targets.Select(target => (target.Lower, target.DegreesOfDesign));
    }

    // t at .95 for an interval of 90 %, wider by what the residuals do not show.
    private static void AssertFreedom(double degrees, double shown, TargetEstimate target, double tolerance)
    {
        Close.To(degrees, target.DegreesOfFreedom ?? 0, tolerance);
        Close.To(StudentT.InvCDF(0, 1, degrees, 0.95) / Math.Sqrt(shown), target.CriticalValue ?? 0, tolerance);
    }

    private static RectifiedFit Fit(
        bool isLogistic, double lambda, Generalise generalise, bool isFixedSize, VarianceEstimator variance = VarianceEstimator.Sandwich)
    {
        var (human, predicted) = isLogistic ? (Events, Said) : (Numbers, Guesses);
        var draw = isFixedSize ? SampleDraw.FixedSizeWithin(Strata) : SampleDraw.Poisson;
        var sample = new RectifiedSample(Features(human), Features(predicted), Labelled, Probability, draw) { Clusters = Clusters };
        var options = Options(new LambdaPolicy.Fixed(lambda), generalise) with { Variance = variance };
        var columns = Columns(All(Rows, 1.0), X);
        return isLogistic ? Fit<Glm<Bernoulli, Size2>>(columns, sample, options) : Fit<Glm<Gaussian, Size2>>(columns, sample, options);
    }

    // s = x, or x √(μ(1 − μ)).
    private static DenseResiduals Dense(RectifiedFit fit, bool isLogistic, double share)
    {
        double[][] directions = [.. Drawn.Select(row =>
        {
            var half = Math.Exp((fit.Parameters[0] + (fit.Parameters[1] * X[row])) / 2);
            var root = isLogistic ? 1 / (half + (1 / half)) : 1;
            return new[] { root, root * X[row] };
        })];
        return new DenseResiduals(directions, Weights, [.. fit.HessianInverse.Select(value => value / Rows)], share);
    }

    private static double[] Influence(RectifiedFit fit, int target) => [fit.HessianInverse[target * 2], fit.HessianInverse[(target * 2) + 1]];

    // By the sizes of both parts under the working model, each with the variance of its own errors.
    private static double DifferenceShare(RectifiedFit fit, double[] along, double lambda)
    {
        var total = Weights.Sum();
        double Pooled(Func<int, double> error) => Drawn.Select((row, k) => Weights[k] * Square(error(row))).Sum() / total;
        double Size(double[] weights) => along.Select((value, k) => weights[k] * value * value).Sum();
        double Fitted(int row) => fit.Parameters[0] + (fit.Parameters[1] * X[row]);
        var imputed = Size(Weights) * Pooled(row => Fitted(row) - Numbers[row]);
        var drawn = Size(OfDraw) * Pooled(row => ((1 - lambda) * Fitted(row)) - Numbers[row] + (lambda * Guesses[row]));
        return drawn / (drawn + imputed);
    }

    // What centring takes off a row's square beyond the fit, 2a − Σa², and the factor 1/(1 − Σa²), a = (1 − π)/Σ(1 − π) over its drawn rows.
    private static (double[] Kept, double[] Factor) Centring(double share)
    {
        var (kept, factor) = (new double[Drawn.Length], new double[Drawn.Length]);
        for (var k = 0; k < Drawn.Length; k++)
        {
            double[] spare = [.. Drawn.Where(row => Group(row) == Group(Drawn[k]) && Probability[row] < 1).Select(row => 1 - Probability[row])];
            var concentration = spare.Sum(Square) / Square(spare.Sum());
            if (spare.Length < 2)
            {
                factor[k] = 1;
                continue;
            }

            var loss = (2 * (1 - Probability[Drawn[k]]) / spare.Sum()) - concentration;
            kept[k] = Math.Max(0, loss - (share * (2 - share) / Drawn.Length));
            factor[k] = 1 / (1 - concentration);
        }

        return (kept, factor);
    }

    private static int Group(int row) => Strata[row] == 3 ? 2 : Strata[row];

    private static double Square(double value) => value * value;
}
