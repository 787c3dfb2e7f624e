using Cdi.Estimation.Annotations;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom where the one feature that differs between labels is a regressor and the outcome is a column: those of the model whose
/// regressor people recorded.</summary>
public sealed class RegressorFreedomTests
{
    private const int Rows = 240;
    private const double Chance = 0.25;

    // A count of mean about 3 without the event and 12 with it, which is in a sixth of the texts; errors of size √μ.
    private static readonly double[] Events = [.. Enumerable.Range(0, Rows).Select(row => row * 5 % 6 == 0 ? 1.0 : 0)];
    private static readonly double[] Counts =
        [.. Events.Select((value, row) => Math.Max(0, Math.Round(3 + (9 * value) + ((1.7 + (1.3 * value)) * 1.4 * Math.Sin(row * row)))))];
    private static readonly double[] Machine = [.. Events.Select((value, row) => row % 9 == 0 ? 1 - value : value)];
    private static readonly int[] Drawn = [.. Enumerable.Range(0, Rows).Where(row => ((row * 7) + (row / 20)) % 4 == 0)];

    [Fact]
    public void They_are_those_of_the_working_model_with_the_recorded_regressor()
    {
        var fit = Fit(EstimationMethod.HumanOnly, Generalise.Population);
        double[][] directions = [.. Drawn.Select(row =>
        {
            var root = Math.Exp((fit.Parameters[0] + (fit.Parameters[1] * Events[row])) / 2);
            return new[] { root, root * Events[row] };
        })];
        var weights = Samples.All(Drawn.Length, 1 / Chance);
        double[] ofDraw = [.. weights.Select(weight => (weight * weight) - weight)];
        var dense = new DenseResiduals(directions, weights, [.. fit.HessianInverse.Select(value => value / Rows)], 1);
        for (var target = 0; target < 2; target++)
        {
            var (inverse, _) = dense.Of([fit.HessianInverse[2 * target], fit.HessianInverse[(2 * target) + 1]], ofDraw, weights);
            Assert.InRange(1 / inverse, 5, Drawn.Length);
            Close.To(1 / inverse, fit.Targets[target].DegreesOfDesign ?? double.NaN, 1e-3);
        }
    }

    [Theory]
    [InlineData(Generalise.Population)]
    [InlineData(Generalise.Corpus)]
    public void Where_predictions_take_part_they_are_not_of_one_row(Generalise generalise)
    {
        var fit = Fit(EstimationMethod.PpiTuned, generalise);
        Assert.All(fit.Targets, target =>
        {
            Assert.InRange(target.DegreesOfDesign ?? double.NaN, 5, Rows);
            Assert.False(target.IsWithheld);
        });
    }

    [Fact]
    public void A_difference_of_counts_is_not_held_within_one()
    {
        var fit = Fit(EstimationMethod.HumanOnly, Generalise.Population);
        Assert.InRange(fit.Parameters[1], 1.05, 1.5);
        Assert.Equal(fit.Parameters[1], fit.Targets[2].Point);
        Assert.InRange(fit.Targets[2].Upper ?? 0, fit.Parameters[1] + 0.1, 2);
    }

    private static RectifiedFit Fit(EstimationMethod method, Generalise generalise)
    {
        var estimand = new StudyEstimand("count", new MEstimator<CountOfAnnotatedRegressor>(), new Covariates(Counts, Rows), FeatureMap.Event(0, 2, 1),
            [.. Samples.Coefficients(2, Scale.LogRate), Target.Coefficient(1, "difference", Scale.Difference, 2)]) { HasAnnotatedRegressor = true };
        var keys = Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber).ToArray();
        var problem = new StudyProblem(
            keys, [AnnotatedVariable.OfClasses("v", 2, Rows, Machine, default)], [estimand.Under(default)], Covariates.None(Rows));
        double[] labels = [.. Events.Select((value, row) => Drawn.Contains(row) ? value : double.NaN)];
        var sample = GivenSample.Of(new RecordedAnnotations([labels]), 0, new DeclaredDesign(DrawMethod.Poisson, Samples.All(Rows, Chance)));
        var estimation = new StudyEstimation(problem, 3);
        var options = estimation.OptionsFor(0, method, new InferenceSettings(generalise, 0.05));
        return Assert.IsType<RectifiedFit>(estimation.Estimate(0, Assert.IsType<DrawnSample>(sample), method, options));
    }
}
