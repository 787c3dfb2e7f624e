using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>Intervals of conditional quantiles where spread grows with the regressor and labels are drawn more often where it is large.</summary>
public sealed class QuantileCoverageTests
{
    private const int Rows = 500;
    private const int Trials = 200;

    // 200 trials at .9: four standard deviations are .085.
    [Theory]
    [InlineData(0.5, Generalise.Population)]
    [InlineData(0.8, Generalise.Corpus)]
    public void Intervals_cover_and_predictions_narrow_them(double level, Generalise generalise)
    {
        EstimationMethod[] methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.ConfidenceDriven, EstimationMethod.Calibrated];
        var (covered, widths) = (new int[2 * methods.Length], new double[2 * methods.Length]);
        var fixedCorpus = QuantileStudy.Synthetic(Rows, 20261127) with { Level = level };
        var quantile = Normal.InvCDF(0, 1, level);
        double[] truth = generalise == Generalise.Corpus ? fixedCorpus.Solve().Coefficients : [1 + (0.5 * quantile), 2 + quantile];
        for (var trial = 0; trial < Trials; trial++)
        {
            var study = generalise == Generalise.Corpus ? fixedCorpus : QuantileStudy.Synthetic(Rows, trial) with { Level = level };
            var random = new Random(trial + 1000);
            double[] chances = [.. study.Columns[0].Select(value => 0.15 + (0.3 * value))];
            double[] labels = [.. study.Outcome.Select((value, row) => random.NextDouble() < chances[row] ? value : double.NaN)];
            foreach (var (k, method) in methods.Index())
            {
                foreach (var (j, target) in study.Sampled(method, labels, chances, generalise).Targets.Index())
                {
                    covered[(2 * k) + j] += target.Lower <= truth[j] && truth[j] <= target.Upper ? 1 : 0;
                    widths[(2 * k) + j] += (target.Upper - target.Lower ?? double.NaN) / Trials;
                }
            }
        }

        Assert.True(covered.Min() >= (0.9 - 0.085) * Trials, $"{string.Join(' ', covered)} {string.Join(' ', widths)}");
        Assert.True(covered.Max() <= (0.9 + 0.085) * Trials, $"{string.Join(' ', covered)} {string.Join(' ', widths)}");
        Assert.True(widths[7] < 0.95 * widths[1], $"{string.Join(' ', widths)}");
    }
}
