using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>The kernel of a multinomial logit: a loss in every class, rectified, against formulas written by hand, differences and coverage.</summary>
public class MultinomialKernelTests
{
    private const int Others = 3;

    // Central differences at h and h/2, extrapolated: truncation of order h⁴, rounding of order eps/h.
    private const double Step = 1e-3;
    private const double Tolerance = 1e-7;

    private static readonly EquatableArray<LinearTerm> Terms = EquatableArray.Create(
        new LinearTerm("(Intercept)", []), new LinearTerm("x", EquatableArray.Create(0)), new LinearTerm("x:z", EquatableArray.Create(0, 1)));

    private static readonly LossDefinition Loss = ModelLosses.Multinomial(Terms, EquatableArray.Create("x", "z"), ["b", "c", "d"], 0) with
    {
        Regressors = EquatableArray.Create(
            new LossRegressor("v[b]", 0, false), new LossRegressor("v[c]", 0, false), new LossRegressor("v[d]", 0, false)),
    };

    private static readonly Lazy<Kernel> Emitted = new(() => EmittedCode.Kernels(Loss)[0]);

    [Fact]
    public void The_loss_is_one_of_each_class()
    {
        var rectified = Assert.IsType<RectifiedLoss>(RectifiedLoss.Of(Loss));
        Assert.Equal(["", "0", "1", "2"], rectified.Features.Select(feature => string.Join(",", feature.Regressors)));
        Assert.Equal(["eta[b]", "eta[c]", "eta[d]"], Loss.Indices.Select(index => index.Name));
        Assert.Equal("b:(Intercept) b:x b:x:z c:(Intercept) c:x c:x:z d:(Intercept) d:x d:x:z", string.Join(" ", Loss.Parameters));

        // What the logarithm is multiplied by at each class cancels but for the constant feature.
        Assert.Equal(Others + 1, Assert.IsType<LossExpression.Sum>(rectified.Loss).Terms.Count);
    }

    [Fact]
    public void Scores_are_expected_less_observed_shares()
    {
        var kernel = Emitted.Value;
        foreach (var count in new[] { 1, 8, 9, 101 })
        {
            var rows = RandomRows.Of(count, 2, count, Others + 1);
            var theta = RandomRows.Parameters(kernel.ParameterCount, count);
            var (scores, loss) = (kernel.RowScores(rows, theta), 0.0);
            for (var i = 0; i < count; i++)
            {
                double[] z = [1, rows.Columns[i], rows.Columns[i] * rows.Columns[count + i]];
                double[] eta = [.. Enumerable.Range(0, Others).Select(k => z.Select((value, j) => value * theta[(3 * k) + j]).Sum())];
                var total = 1 + eta.Sum(Math.Exp);
                loss += rows.Coefficients[i] * Math.Log(total);
                for (var k = 0; k < Others; k++)
                {
                    var said = rows.Coefficients[((k + 1) * count) + i];
                    loss -= said * eta[k];
                    for (var j = 0; j < 3; j++)
                    {
                        var expected = ((rows.Coefficients[i] * Math.Exp(eta[k]) / total) - said) * z[j];
                        Assert.Equal(expected, scores[(((3 * k) + j) * count) + i], 1e-12);
                    }
                }
            }

            Assert.Equal(loss, kernel.Loss(rows, theta), 1e-11 * count);
        }
    }

    [Fact]
    public void Scores_and_Hessians_are_derivatives_whatever_the_coefficients()
    {
        var kernel = Emitted.Value;
        var rows = RandomRows.Of(101, 2, 3, Others + 1);
        var theta = RandomRows.Parameters(kernel.ParameterCount, 3);
        var (score, hessian) = kernel.ScoreAndHessian(rows, theta);
        var scale = 1 + kernel.RowScores(rows, theta).Sum(Math.Abs) + hessian.Sum(Math.Abs);
        for (var j = 0; j < theta.Length; j++)
        {
            Close(Difference(at => kernel.Loss(rows, at), theta, j), score[j], scale);
            for (var k = 0; k < theta.Length; k++) Close(Difference(at => kernel.Score(rows, at)[k], theta, j), hessian[(j * theta.Length) + k], scale);
        }

        Assert.Equal(0, kernel.AllocatedBytes(rows, theta));
    }

    [Fact]
    public void Calibrated_intervals_hold_the_truth_as_often_as_they_say()
    {
        const int Rows = 1200;
        const int Trials = 500;
        double Uniform(int row, int use) => new CounterRandom(7, RandomPurpose.Resample, use).Uniform(RowKey.FromRowNumber(row));
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => Uniform(row, 0) < 0.4 ? 1.0 : 0)];
        var (human, machine) = (new double[Rows], new double[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            double[] odds = [1, Math.Exp(-0.3 + (0.8 * x[row])), Math.Exp(-0.5 - (0.6 * x[row]))];
            var point = Uniform(row, 1) * odds.Sum();
            human[row] = point < odds[0] ? 0 : point < odds[0] + odds[1] ? 1 : 2;
            machine[row] = Uniform(row, 2) < 0.8 ? human[row] : (human[row] + 1) % 3;
        }

        var terms = EquatableArray.Create(new LinearTerm("(Intercept)", []), new LinearTerm("x", EquatableArray.Create(0)));
        var loss = ModelLosses.Multinomial(terms, EquatableArray.Create("x"), ["b", "c"], 0) with
        {
            Regressors = EquatableArray.Create(new LossRegressor("v[b]", 0, false), new LossRegressor("v[c]", 0, false)),
        };
        var kernel = EmittedCode.Compile(EmittedCode.File([KernelEmitter.Emit("Kernel", "A model under test", loss)])).GetType("Emitted.Kernel")
            ?? throw new InvalidOperationException("No kernel was emitted.");
        var estimator = (MEstimator)(Activator.CreateInstance(typeof(MEstimator<>).MakeGenericType(kernel))
            ?? throw new InvalidOperationException("No estimator."));
        var features = FeatureMap.Products([0], [3], [[], [(0, 1)], [(0, 2)]]);
        var estimand = new StudyEstimand("classes", estimator, new Covariates(x, Rows), features,
            [.. loss.Parameters.Select((name, j) => Target.Coefficient(j, name, Scale.LogOdds, 4))], 1);
        var variable = AnnotatedVariable.OfClasses("v", 3, Rows, machine, default);
        RowKey[] keys = [.. Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber)];
        var study = new StudyReplay(new StudyProblem(keys, [variable], [estimand], new Covariates(x, Rows)), new RecordedAnnotations(human));
        var result = Assert.IsType<ReplayResult>(study.Run(new ReplaySettings
        {
            Name = "multinomial",
            Trials = Trials,
            Threads = 2,
            Plan = new SamplingPlan { Design = SamplingDesign.Uniform, Budget = new Labels(250), BurnIn = new Labels(0), Rounds = 1, Seed = 1 },
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Calibrated],
            Inference = new InferenceSettings(Generalise.Corpus, 0.1),
        }));

        // 500 trials at .9: three standard deviations are 3·√(.09/500) = .040; of eight cells one falls below it in one run
        // of a hundred, and the seed is fixed.
        Assert.Equal(8, result.Cells.Length);
        Assert.All(result.Cells, cell => Assert.InRange(cell.Coverage.Share, 0.9 - 0.040, 1));
        Assert.All(result.Cells, cell => Assert.Equal((0, 0), (cell.Failures, cell.Withheld)));
        var widths = result.Cells.Where(cell => cell.Term == "b:x").ToDictionary(cell => cell.Method.Name, cell => cell.Width.Value);
        Assert.True(widths["calibrated"] < 0.97 * widths["human_only"], $"{widths["calibrated"]} {widths["human_only"]}");
    }

    private static double Difference(Func<double[], double> value, double[] theta, int j)
    {
        double At(double step) => value([.. theta.Select((each, k) => k == j ? each + step : each)]);
        double Central(double step) => (At(step) - At(-step)) / (2 * step);
        return ((4 * Central(Step / 2)) - Central(Step)) / 3;
    }

    private static void Close(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * scale, $"{expected:R} {actual:R}");
}
