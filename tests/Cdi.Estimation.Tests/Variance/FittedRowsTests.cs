using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>An arm whose labels all agree is met exactly by the fit: it gets the variance of the others, by as many of its rows as eight.</summary>
public sealed class FittedRowsTests
{
    private const int Labels = 60;
    private const double Rounding = 1e-10;

    // Arm against base, and a third level, which moves no difference of the two.
    [Theory]
    [InlineData(3, 0, 1.0 / 3)]
    [InlineData(3, 10, 1.0 / 3)]
    [InlineData(12, 0, 1.0 / 12 * 8 / 12)]
    [InlineData(29, 0, 1.0 / 29 * 8 / 29)]
    [InlineData(31, 0, 0)]
    public void Of_a_population_it_adds_the_pooled_variance_of_a_mean_of_the_arm(int arm, int others, double factor) =>
        Close.To(factor * Pooled(arm, others), Added(arm, others, Options(LambdaPolicy.None)), Rounding);

    [Fact]
    public void Of_a_population_from_which_half_was_labelled_it_adds_the_same() =>
        Close.Relative([Pooled(3, 0) / 3], [Added(3, 0, Options(LambdaPolicy.None), 0.5)], 1e-9);

    [Theory]
    [InlineData(1e8, 1)]
    [InlineData(1e-8, 1)]
    [InlineData(1, 1e-7)]
    [InlineData(1, 1e3)]
    public void Units_of_columns_and_labels_do_not_matter(double column, double label) =>
        Close.Relative(
            [Pooled(3, 0) / 3 * label * label / (column * column)], [Added(3, 0, Options(LambdaPolicy.None), column: column, label: label)], 1e-6);

    [Fact]
    public void Of_a_corpus_it_adds_what_the_draw_left_to_chance()
    {
        // Half of the corpus is drawn: (1 − 1/2) σ²/3.
        Close.To(Pooled(3, 0) / 6, Added(3, 0, Options(LambdaPolicy.None, Generalise.Corpus), 0.5), Rounding);
    }

    [Theory]
    [InlineData(VarianceEstimator.HC0)]
    [InlineData(VarianceEstimator.HC2)]
    [InlineData(VarianceEstimator.ClusterCR0)]
    public void Corrected_variances_and_those_of_clusters_stay_as_they_are(VarianceEstimator variance)
    {
        Close.To(0, Added(3, 0, Options(LambdaPolicy.None) with { Variance = variance }), Rounding);
    }

    [Fact]
    public void Where_a_model_answers_nothing_is_added() => Close.To(0, Added(3, 0, Options(LambdaPolicy.Full), 0.5), Rounding);

    private static double Value(int row, int arm) => row < arm ? 2 : Math.Sin(row) + Math.Cos(row * row);

    // Mean square of the residuals of the rows that move the difference: those of the arm are 0.
    private static double Pooled(int arm, int others)
    {
        double[] rest = [.. Enumerable.Range(arm, Labels - arm - others).Select(row => Value(row, arm))];
        return rest.Sum(value => Math.Pow(value - rest.Average(), 2)) / (Labels - others);
    }

    // By how much the variance exceeds that of the sandwich as packages print it. Labelled rows first, as many others as make a share of them.
    private static double Added(int arm, int others, EstimationOptions options, double probability = 1, double column = 1, double label = 1)
    {
        var rows = (int)Math.Round(Labels / probability);
        double[] human = [.. Enumerable.Range(0, rows).Select(row => label * Value(row, arm))];
        double[] predicted = [.. human.Select((value, row) => row < Labels ? value : 1)];
        bool[] labelled = [.. Enumerable.Range(0, rows).Select(row => row < Labels)];
        var sample = new RectifiedSample(Features(human), Features(predicted), labelled, All(rows, probability), SampleDraw.Poisson)
        {
            Clusters = Enumerable.Range(0, rows).Select(row => row / 2).ToArray(),
        };
        var columns = Columns(
            All(rows, 1.0),
            [.. Enumerable.Range(0, rows).Select(row => row < arm ? column : 0)],
            [.. Enumerable.Range(0, rows).Select(row => row >= Labels - others && row < Labels ? 1.0 : 0)]);
        double Variance(FreedomRule rule)
        {
            var chosen = options with { Conventions = new VarianceConventions { Freedom = rule } };
            var target = Target.Coefficient(1, "arm", Scale.Difference, others > 0 ? 3 : 2);
            var fit = others > 0
                ? Fit<Glm<Gaussian, Size3>>(columns, sample, chosen, target)
                : Fit<Glm<Gaussian, Size2>>(new Covariates(columns.Values[..(2 * rows)], rows), sample, chosen, target);
            return Math.Pow(fit.Targets[0].StandardError, 2);
        }

        return Variance(FreedomRule.Satterthwaite) - Variance(FreedomRule.Reference);
    }
}
