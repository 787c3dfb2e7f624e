using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Variance;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Benchmarks;

/// <summary>How the covariate of a slope is distributed; mean 0 or a share.</summary>
internal enum SlopeCovariate
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Exponential, less 1.</summary>
    Exponential,

    /// <summary>1 in a quarter of the rows.</summary>
    Binary,
}

/// <summary>Repeats the linear slope of an event on a covariate from human labels alone and counts how often its 95 % interval holds the slope of the
/// population.</summary>
/// <param name="Covariate">x.</param>
/// <param name="Share">p of P(y = 1) = min(1, max(0, p + βx)).</param>
/// <param name="Slope">β.</param>
/// <param name="Labels">Labelled rows, a fixed number of ten times as many.</param>
internal sealed record SlopeSimulation(SlopeCovariate Covariate, double Share, double Slope, int Labels)
{
    private const int RowsPerLabel = 10;
    private const int Points = 200_000;
    private const double ShareOfOnes = 0.25;

    /// <summary>Every cell.</summary>
    public static IEnumerable<SlopeSimulation> All =>
        from covariate in Enum.GetValues<SlopeCovariate>()
        from labels in new[] { 60, 200 }
        from law in new[] { (.5, .15), (.2, .1), (.05, 0), (.05, .04) }
        select new SlopeSimulation(covariate, law.Item1, law.Item2, labels);

    /// <summary>Runs the trials; samples without an event, or without spread in x, say nothing and are left out, and so are withheld intervals.</summary>
    /// <returns>For each rule: coverage, share of intervals above the slope, share below, mean width.</returns>
    public IReadOnlyList<(double Coverage, double Above, double Below, double Width)> Run(int trials, IReadOnlyList<IntervalRule> rules)
    {
        var (truth, estimator) = (PopulationSlope(), new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size2>>()));
        var random = new CounterRandom(RowKey.FromText(ToString()).Value, RandomPurpose.Resample);
        var (given, above, below, width) = (new int[rules.Count], new int[rules.Count], new int[rules.Count], new double[rules.Count]);
        for (var trial = 0; trial < trials; trial++)
        {
            if (Sample(random, trial) is not { } sample) continue;
            for (var rule = 0; rule < rules.Count; rule++)
            {
                var options = new EstimationOptions { Generalise = Generalise.Population, Alpha = 0.05, Lambda = LambdaPolicy.None, Interval = rules[rule] };
                var outcome = estimator.Estimate(sample.Covariates, sample.Drawn, [Target.Coefficient(1, "slope", Scale.Coefficient, 2)], options);
                if (outcome is not RectifiedFit { Targets: [{ Lower: { } lower, Upper: { } upper }] }) continue;
                given[rule]++;
                if (lower > truth) above[rule]++;
                if (upper < truth) below[rule]++;
                width[rule] += upper - lower;
            }
        }

        return [.. rules.Select((_, rule) => Shares(given[rule], above[rule], below[rule], width[rule]))];
    }

    private (Covariates Covariates, RectifiedSample Drawn)? Sample(CounterRandom random, int trial)
    {
        var rows = Labels * RowsPerLabel;
        var (columns, human, labelled) = (new double[2 * rows], new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            var key = new RowKey(((ulong)trial << 20) + (ulong)row);
            var x = CovariateAt(random.Uniform(key));
            (columns[row], columns[rows + row], labelled[row]) = (1, x, row < Labels);
            human[row] = random.Uniform(new RowKey(key.Value + (1UL << 60))) < Chance(x) ? 1 : 0;
        }

        if (human[..Labels].Distinct().Count() < 2 || columns[rows..(rows + Labels)].Distinct().Count() < 2) return null;
        var sample = new RectifiedSample(SimulatedFeatures.Of(human), default, labelled, SimulatedFeatures.Filled(rows, 1.0 / RowsPerLabel),
            SampleDraw.FixedSize)
        {
            Map = FeatureMap.Event(0, 2, 1),
        };
        return (new Covariates(columns, rows), sample);
    }

    private static (double Coverage, double Above, double Below, double Width) Shares(double given, int above, int below, double width) =>
        (1 - ((above + below) / given), above / given, below / given, width / given);

    // Cov(x, P(x))/Var(x), over equally likely values of x.
    private double PopulationSlope()
    {
        var values = Enumerable.Range(0, Points).Select(point => CovariateAt((point + 0.5) / Points)).ToArray();
        var mean = values.Average();
        return values.Sum(x => (x - mean) * Chance(x)) / values.Sum(x => (x - mean) * (x - mean));
    }

    private double Chance(double x) => Math.Clamp(Share + (Slope * x), 0, 1);

    private double CovariateAt(double quantile) => Covariate switch
    {
        SlopeCovariate.Normal => Normal.InvCDF(0, 1, quantile),
        SlopeCovariate.Exponential => -Math.Log(1 - quantile) - 1,
        SlopeCovariate.Binary => quantile < ShareOfOnes ? 1 : 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
