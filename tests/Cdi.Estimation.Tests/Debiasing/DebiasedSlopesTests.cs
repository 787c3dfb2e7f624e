using Cdi.Estimation.Debiasing;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Tests.Debiasing;

/// <summary>Ten coefficients whose corrections are weighed each by itself, or all ten at once.</summary>
public sealed class DebiasedSlopesTests
{
    private const int Rows = 800;
    private const int Slopes = 10;
    private const int Trials = 200;

    [Fact]
    public void Weights_of_ten_differences_by_a_hundred_labels_cost_no_coverage_beside_one_weight()
    {
        var corpus = new Corpus(new Random(10));
        var (one, all) = (new double[Trials], new double[Trials]);
        for (var trial = 0; trial < Trials; trial++)
        {
            var labelled = Drawn(0.125, 100 + trial);
            one[trial] = corpus.Coverage(labelled, 0.125, TuningShape.Diagonal);
            all[trial] = corpus.Coverage(labelled, 0.125, TuningShape.Full);
        }

        double[] less = [.. all.Zip(one, (full, diagonal) => full - diagonal)];
        var error = Math.Sqrt(less.Sum(each => Math.Pow(each - less.Average(), 2)) / (Trials - 1.0) / Trials);

        // Three standard errors of the difference on the same draws.
        Assert.InRange(error, 0.001, 0.009);
        Assert.True(less.Average() > -3 * error, $"{all.Average()} {one.Average()} ± {error}");
        Assert.True(all.Average() > 0.9, $"{all.Average()}");
    }

    [Fact]
    public void Labels_that_are_fewer_than_five_for_each_difference_weigh_it_by_itself_or_not_at_all()
    {
        var corpus = new Corpus(new Random(10));
        var labelled = Drawn(0.05, 7);
        var few = Assert.IsType<SolveFailure.TooFewForWeights>(corpus.Estimate(labelled, 0.05, TuningShape.Full));
        Assert.Equal(new(labelled.Count(each => each), 5 * Slopes, Slopes), few);
        Assert.IsType<RectifiedFit>(corpus.Estimate(labelled, 0.05, TuningShape.Diagonal));
    }

    private static bool[] Drawn(double probability, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble() < probability)];
    }

    private readonly struct Size10 : ISize
    {
        public static int Value => Slopes;
    }

    private sealed class Corpus
    {
        private readonly double[][] columns;
        private readonly double[] human;
        private readonly double[] predicted;
        private readonly double[] truth;

        public Corpus(Random random)
        {
            columns = [.. Enumerable.Range(0, Slopes).Select(j => Numbers(_ => j == 0 ? 1 : Normal(random)))];
            human = Numbers(row => columns.Skip(1).Sum(column => 0.3 * column[row]) + Normal(random));
            predicted = Numbers(row => human[row] + (0.7 * Normal(random)));
            var design = Matrix<double>.Build.Dense(Rows, Slopes, (row, column) => columns[column][row]);
            truth = [.. design.QR().Solve(Vector<double>.Build.Dense(human))];
        }

        public double Coverage(bool[] labelled, double probability, TuningShape shape) =>
            Assert.IsType<RectifiedFit>(Estimate(labelled, probability, shape)).Targets.Zip(truth, (target, value) => target.Holds(value) ? 1.0 : 0).Average();

        public EstimationOutcome Estimate(bool[] labelled, double probability, TuningShape shape)
        {
            var (kernel, given) = (new MEstimator<Glm<Gaussian, Size10>>(), Samples.All(Rows, probability));
            var predictions = Samples.Features(predicted);
            IRectifiedSample sample = new RectifiedSample(Samples.Features(human), predictions, labelled, given, SampleDraw.Poisson);
            return new DebiasedEstimator(new RectifiedEstimator(kernel)).Estimate(
                new MemoryRows(kernel, Samples.Columns(columns)),
                Assert.IsType<DescribedSample>(sample.WithPredictions(new RowColumns(predictions, Rows))),
                Samples.Coefficients(Slopes),
                EstimationOptions.For(EstimationMethod.PredictThenDebias, Generalise.Corpus, 0.05) with { Tuning = shape });
        }

        private static double[] Numbers(Func<int, double> of) => [.. Enumerable.Range(0, Rows).Select(of)];

        private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
