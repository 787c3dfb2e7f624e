using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>More instruments than coefficients, one of which contradicts the others: labels move the first stage, and with it the estimate.</summary>
public sealed class SurplusInstrumentTests
{
    private const int Rows = 500;

    private static readonly RowKey[] Keys = [.. Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber)];
    private static readonly double[] One = Samples.All(Rows, 1.0);
    private static readonly double[] First = Uniform(0);
    private static readonly double[] Second = Uniform(1);
    private static readonly double[] Hidden = Uniform(2);
    private static readonly double[] X = [.. Uniform(3).Select((noise, row) => First[row] + (0.5 * Second[row]) + Hidden[row] + (0.3 * noise))];
    private static readonly double[] Human = [.. Uniform(4).Select((noise, row) => (0.7 * X[row]) + Hidden[row] + (3 * Second[row]) + (0.5 * noise))];
    private static readonly double[] Machine = [.. Uniform(5).Select((noise, row) => (0.8 * Human[row]) + (0.6 * noise))];

    private static InstrumentedColumns Columns => new([One, X], [0, 0], null, [One, First, Second], 2);

    // dθ̂/dcᵢ = −H⁻¹sᵢ/n where a row counts 1 + dc times.
    [Fact]
    public void A_row_moves_the_solution_by_its_score()
    {
        var bound = Columns.Binder.Bind(Columns.Estimator(default));
        var equation = bound.Over(new RowColumns(Samples.Features(Human), Rows));
        var solver = Solvers.For(bound.Estimator);
        Assert.Null(solver.Solve(equation, new double[2]));
        double[] theta = [.. solver.Parameters];
        var (score, hessian, scores) = (new double[2], new double[4], new double[2 * Rows]);
        equation.Evaluate(theta, score, hessian);
        var all = Enumerable.Range(0, Rows).ToArray();
        equation.Linearised(theta).With(bound.Choose(all), Samples.Features(Human)).Scores(theta, scores);
        var determinant = (hessian[0] * hessian[3]) - (hessian[1] * hessian[2]);
        foreach (var row in new[] { 0, 17, 333 })
        {
            const double Step = 1e-4;
            var (more, less) = (Solved(1 + Step), Solved(1 - Step));
            double[] own = [scores[row] / Rows, scores[Rows + row] / Rows];
            Assert.Equal(-((hessian[3] * own[0]) - (hessian[1] * own[1])) / determinant, (more[0] - less[0]) / (2 * Step), 1e-7);
            Assert.Equal(-((hessian[0] * own[1]) - (hessian[2] * own[0])) / determinant, (more[1] - less[1]) / (2 * Step), 1e-7);

            double[] Solved(double count)
            {
                var counts = Samples.All(Rows, 1.0);
                counts[row] = count;
                Assert.Null(solver.Solve(equation.Counted(new RowValues<double>(counts)), theta));
                return [.. solver.Parameters];
            }
        }
    }

    [Fact]
    public void As_many_instruments_as_coefficients_add_nothing()
    {
        var columns = new InstrumentedColumns([One, X], [0, 0], null, [One, First], 2);
        var bound = columns.Binder.Bind(columns.Estimator(default));
        var equation = bound.Over(new RowColumns(Samples.Features(Human), Rows));
        var solver = Solvers.For(bound.Estimator);
        Assert.Null(solver.Solve(equation, new double[2]));
        double[] theta = [.. solver.Parameters];
        var (known, moved) = (new double[2 * Rows], new double[2 * Rows]);
        equation.With(bound.Choose(Enumerable.Range(0, Rows).ToArray()), Samples.Features(Human)).Scores(theta, known);
        equation.Linearised(theta).With(bound.Choose(Enumerable.Range(0, Rows).ToArray()), Samples.Features(Human)).Scores(theta, moved);
        Assert.All(known.Zip(moved), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    /// <summary>250 trials at 95 %: the exact binomial 99.9 % bounds are .90 and .984.</summary>
    [Fact]
    public void Intervals_about_the_corpus_cover()
    {
        var columns = Columns;
        var estimand = new StudyEstimand("slope", columns.Estimator(default), columns.Covariates, FeatureMap.Number(0), [Samples.Coefficients(2)[1]])
        {
            Instruments = columns,
        };
        var study = new RecordedStudy(new(Keys, [AnnotatedVariable.OfNumber("v", Rows, Machine, default)], [estimand], Samples.Columns(First)), new(Human));
        var settings = new ReplaySettings
        {
            Name = "surplus instruments",
            Trials = 250,
            Threads = 2,
            Plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 150),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.PpiTuned, EstimationMethod.Ppi],
            Inference = new InferenceSettings(Generalise.Corpus, 0.05) { Interval = IntervalRule.Wald },
        };
        foreach (var cell in Assert.IsType<ReplayResult>(study.Replay.Run(settings)).Cells)
        {
            Assert.Equal(0, cell.Failures);
            Assert.InRange(cell.Coverage.Share, 0.9, 0.984);
        }
    }

    private static double[] Uniform(int use) => [.. Keys.Select(key => new CounterRandom(20261127, RandomPurpose.Resample, use).Uniform(key))];
}
