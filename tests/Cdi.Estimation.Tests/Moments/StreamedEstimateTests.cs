using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>A whole estimate, λ, variance, clusters and degrees of freedom with it, of rows and a sample that stream, and what memory it takes.</summary>
public sealed class StreamedEstimateTests
{
    // Two stretches and a part of a third, so that sums of stretches are added.
    private const int Many = (2 * StreamedMoments.StretchRows) + 5001;
    private const int Folds = 5;
    private const int Clusters = 211;
    private const int Strata = 4;

    public static TheoryData<string, string, Generalise, VarianceEstimator, bool> Cases()
    {
        var cases = new TheoryData<string, string, Generalise, VarianceEstimator, bool>();
        foreach (var model in new[] { "logistic", "linear" })
        {
            cases.Add(model, "none", Generalise.Population, VarianceEstimator.Sandwich, false);
            cases.Add(model, "tuned", Generalise.Population, VarianceEstimator.Sandwich, false);
            cases.Add(model, "tuned", Generalise.Population, VarianceEstimator.Sandwich, true);
            cases.Add(model, "tuned", Generalise.Corpus, VarianceEstimator.Sandwich, true);
            cases.Add(model, "full", Generalise.Population, VarianceEstimator.ClusterCR1, true);
            cases.Add(model, "tuned", Generalise.Population, VarianceEstimator.ClusterCR2, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_estimate_is_the_same_bits_from_memory_and_from_a_stream(
        string model, string lambda, Generalise generalise, VarianceEstimator variance, bool isFixedSize)
    {
        var options = Options(lambda, generalise, variance);
        var estimator = Estimator(model);
        var streamed = Described(Many, isFixedSize, model == "logistic");
        Assert.True(streamed.LabelledRows.Length > 1000);
        var expected = new RectifiedEstimator(estimator).Estimate(new MemoryRows(estimator, Covariates()), Held(streamed), Targets(), options);

        // An odd size of chunks, so that stretches are put together from parts.
        var rows = new StreamedRows(estimator, new CountedColumns(Many, 99_991, 3));
        Equal(expected, new RectifiedEstimator(estimator).Estimate(rows, streamed, Targets(), options));
        if (lambda == "tuned") Assert.InRange(Assert.IsType<RectifiedFit>(expected).Lambda, 0.05, 0.999);
    }

    [Theory]
    [InlineData("separate")]
    [InlineData("llm")]
    [InlineData("plain")]
    public void So_is_one_by_the_conventions_of_other_packages(string convention)
    {
        var estimator = Estimator("logistic");
        var streamed = Described(Many, false, true) with { Probabilities = new CountedNumbers<double>(_ => 0.01), FoldOf = null };
        var options = Options("tuned", Generalise.Population, VarianceEstimator.Sandwich);
        options = convention switch
        {
            "llm" => options with { Form = MomentForm.PredictionOnly, Lambda = LambdaPolicy.Full, Variance = VarianceEstimator.ClusterCR1 },
            "plain" => options with { Conventions = new() { Hessian = HessianConvention.PlainMean, Centring = CovarianceCentring.LabelledAndUnlabelled } },
            _ => options with { Form = MomentForm.SeparateSamples, Lambda = new LambdaPolicy.Optimal(null) { Pilot = TuningPilot.Rectified } },
        };
        var expected = new RectifiedEstimator(estimator).Estimate(new MemoryRows(estimator, Covariates()), Held(streamed), Targets(), options);
        var rows = new StreamedRows(estimator, new CountedColumns(Many, StreamedMoments.StretchRows, 3));
        Equal(expected, new RectifiedEstimator(estimator).Estimate(rows, streamed, Targets(), options));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(1.0)]
    public void A_probability_far_down_a_stream_that_cannot_be_is_named_with_its_row(double probability)
    {
        const int row = Many - 3;
        var sample = Described(Many, false, true);
        Assert.DoesNotContain(row, sample.LabelledRows.ToArray());
        sample = sample with { Probabilities = new CountedNumbers<double>(each => each == row ? probability : 0.01) };
        var estimator = Estimator("logistic");
        var (rows, options) = (
            new StreamedRows(estimator, new CountedColumns(Many, 99_991, 3)), Options("none", Generalise.Population, VarianceEstimator.Sandwich));
        var outcome = new RectifiedEstimator(estimator).Estimate(rows, sample, Targets(), options);
        Assert.Equal(new SolveFailure.UnusableProbability(row, probability), outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memory_does_not_grow_with_the_rows_of_a_stream(bool isFixedSize)
    {
        const int million = 1_000_000;
        Allocated(million / 2, isFixedSize);
        var (one, four) = (Allocated(million, isFixedSize), Allocated(4 * million, isFixedSize));

        // An array of one byte for each row would be three millions of bytes more.
        Assert.InRange(four, 1, one + million);
    }

    // Bytes that an estimate allocates on one thread beside the chunks of its source: labels are as many for any number of rows.
    private static long Allocated(int rows, bool isFixedSize)
    {
        var estimator = Estimator("logistic").Under(new(1));
        var (sample, source) = (Described(rows, isFixedSize, true, rows / 1000), new CountedColumns(rows, StreamedMoments.StretchRows, 3));
        var (options, targets) = (Options("tuned", Generalise.Population, VarianceEstimator.ClusterCR1), Targets());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = new RectifiedEstimator(estimator).Estimate(new StreamedRows(estimator, source), sample, targets, options);
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1000, Assert.IsType<RectifiedFit>(outcome).Labels);
        return after - before;
    }

    private static EstimationOptions Options(string lambda, Generalise generalise, VarianceEstimator variance) => new()
    {
        Generalise = generalise,
        Alpha = 0.05,
        Lambda = lambda switch { "none" => LambdaPolicy.None, "full" => LambdaPolicy.Full, _ => LambdaPolicy.OptimalFor(0) },
        Variance = variance,
        Interval = IntervalRule.FiniteSample,
        InfluentialRows = 5,
    };

    private static Target[] Targets() => [Target.Coefficient(1, "x", Scale.Difference, 3), Target.Coefficient(2, "z", Scale.Difference, 3)];

    private static MEstimator Estimator(string model) =>
        model == "logistic" ? new MEstimator<Glm<Bernoulli, Size3>>() : new MEstimator<Glm<Gaussian, Size3>>();

    private static double Noise(long row) => CountedColumns.Uniform(row, 7);

    private static double Human(long row, bool isIndicator)
    {
        var mean = 0.3 + (0.3 * CountedColumns.Value(row, 1)) - (0.1 * CountedColumns.Value(row, 2));
        return isIndicator ? (Noise(row) < mean ? 1 : 0) : mean + Noise(row);
    }

    private static double Machine(long row, bool isIndicator) => CountedColumns.Uniform(row, 8) switch
    {
        < 0.2 => CountedColumns.Uniform(row, 9) < 0.5 ? 0 : 1,
        _ => Human(row, isIndicator),
    };

    private static int Stratum(long row) => (int)(row % Strata);

    // Each row by its own coin, or every so many-th of a stratum, of which the strata have different shares.
    private static DescribedSample Described(int rows, bool isFixedSize, bool isIndicator, int every = 0)
    {
        double Chance(long row) => every > 0 ? 1.0 / every : isFixedSize ? 1.0 / (100 * (1 + Stratum(row))) : 0.005 + (0.01 * CountedColumns.Value(row, 1));
        bool IsDrawn(int row) => every > 0 ? row % every == every / 2
            : isFixedSize ? row / Strata % (100 * (1 + Stratum(row))) == 17 : CountedColumns.Uniform(row, 10) < Chance(row);
        int[] labelled = [.. Enumerable.Range(0, rows).Where(IsDrawn)];
        return new DescribedSample
        {
            Rows = rows,
            Map = isIndicator ? FeatureMap.Event(0, 2, 1) : FeatureMap.Number(0),
            LabelledRows = labelled,
            LabelledFeatures = Samples.Features([.. labelled.Select(row => Human(row, isIndicator))]),
            Predictions = new CountedFeatures(row => Machine(row, isIndicator)),
            Probabilities = new CountedNumbers<double>(Chance),
            IsFixedSize = isFixedSize,
            StratumOf = isFixedSize && every == 0 ? new CountedNumbers<int>(Stratum) : null,
            ClusterOf = new CountedNumbers<int>(row => (int)(row * 48_271L % Clusters)),
            FoldOf = new CountedNumbers<int>(row => (int)(CountedColumns.Uniform(row, 11) * Folds)),
        };
    }

    // The same in arrays.
    private static RectifiedSample Held(DescribedSample sample)
    {
        var rows = (int)sample.Rows;
        var labelled = new bool[rows];
        var features = new double[2 * rows];
        features.AsSpan().Fill(double.NaN);
        for (var k = 0; k < sample.LabelledRows.Length; k++)
        {
            var row = sample.LabelledRows.Span[k];
            labelled[row] = true;
            for (var m = 0; m < 2; m++) features[(m * rows) + row] = sample.LabelledFeatures.Span[(m * sample.LabelledRows.Length) + k];
        }

        var predicted = new double[2 * rows];
        sample.Predictions?.Read(0, rows, predicted);
        var ofSize = sample.StratumOf is { } strata ? SampleDraw.FixedSizeWithin(All(strata, rows)) : SampleDraw.FixedSize;
        var draw = sample.IsFixedSize ? ofSize : SampleDraw.Poisson;
        return new RectifiedSample(features, predicted, labelled, All(sample.Probabilities, rows), draw)
        {
            Map = sample.Map,
            Clusters = sample.ClusterOf is { } clusters ? All(clusters, rows) : default(ReadOnlyMemory<int>),
            Folds = sample.FoldOf is { } folds ? All(folds, rows) : default(ReadOnlyMemory<int>),
        };
    }

    private static T[] All<T>(IRowValues<T> values, int rows)
    {
        var all = new T[rows];
        values.Read(0, all);
        return all;
    }

    private static Covariates Covariates() =>
        new(Enumerable.Range(0, 3).SelectMany(j => Enumerable.Range(0, Many).Select(row => CountedColumns.Value(row, j))).ToArray(), Many);

    private static void Equal(EstimationOutcome expected, EstimationOutcome actual)
    {
        var (one, other) = (Assert.IsType<RectifiedFit>(expected), Assert.IsType<RectifiedFit>(actual));
        Assert.Equal(one.Parameters.AsEnumerable(), other.Parameters);
        Assert.Equal(one.Covariance.AsEnumerable(), other.Covariance);
        Assert.Equal(one.HessianInverse.AsEnumerable(), other.HessianInverse);
        Assert.Equal((one.Lambda, one.DegreesOfFreedom, one.Labels), (other.Lambda, other.DegreesOfFreedom, other.Labels));
        Assert.Equal(one.UnequalChance, other.UnequalChance);
        for (var target = 0; target < one.Targets.Length; target++)
        {
            Assert.Equal(one.Targets[target].InfluentialRows.AsEnumerable(), other.Targets[target].InfluentialRows);
            Assert.Equal(one.Targets[target] with { InfluentialRows = [] }, other.Targets[target] with { InfluentialRows = [] });
        }
    }
}
