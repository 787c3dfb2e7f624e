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
using MathNet.Numerics.Distributions;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>The emitted kernel of counts whose θ is estimated, replayed: intervals of coefficients, and of θ by its logarithm, hold the truth as often as they
/// say; score and Hessian are those of central differences.</summary>
public sealed class ThetaCoverageTests
{
    private const int Rows = 500;
    private const double Nominal = 0.9;

    // A method that covers .9 has at least 94 hits of 120 but for one run in 2000; one that covers .7 has fewer in 96 runs of 100.
    private const int Trials = 120;

    private static readonly LossDefinition Loss = WithCountAsNumber(ModelLosses.NegativeBinomialWithTheta(
        EquatableArray.Create(new LinearTerm("(Intercept)", []), new LinearTerm("x", EquatableArray.Create(0))), EquatableArray.Create("x")));

    private static readonly Lazy<Type> Kernel = new(() =>
        EmittedCode.Compile(EmittedCode.File([KernelEmitter.Emit("Kernel", "Counts with an estimated theta", Loss)])).GetType("Emitted.Kernel")
        ?? throw new InvalidOperationException("No kernel was emitted."));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Intervals_hold_the_truth_as_often_as_they_say(bool isCorpus)
    {
        var (problem, labels) = Study();
        EstimationMethod[] methods = [EstimationMethod.HumanOnly, EstimationMethod.ConfidenceDriven];
        var result = Assert.IsType<ReplayResult>(new StudyReplay(problem, labels).Run(new ReplaySettings
        {
            Name = $"theta {isCorpus}",
            Trials = Trials,
            Threads = 2,
            Plan = new SamplingPlan { Design = SamplingDesign.Uniform, Budget = new Labels(250), BurnIn = new Labels(60), Rounds = 1, Seed = 1 },
            Methods = methods,
            Inference = new InferenceSettings(isCorpus ? Generalise.Corpus : Generalise.Population, 1 - Nominal),
        }));
        Assert.Equal(3 * methods.Length, result.Cells.Length);
        Assert.All(result.Cells, cell =>
        {
            Assert.True(cell.Coverage.Holds(Nominal), $"{cell.Term} {cell.Method}: {cell.Coverage}");
            Assert.Equal((0, 0), (cell.Failures, cell.Withheld));
        });
    }

    [Fact]
    public void Score_and_hessian_are_those_of_central_differences()
    {
        var estimator = Estimator();
        double[] columns = [.. Enumerable.Range(0, 24).Select(k => k % 3 == 0 ? 0.3 * k : k % 3 == 1 ? k / 4 : (k / 3) + 0.4)];
        double[] coefficients = [.. Enumerable.Range(0, 16).Select(k => 1 - (0.07 * k))];
        double[] theta = [0.2, -0.15, 0.6];
        var (score, hessian) = (new double[3], new double[9]);
        estimator.ScoreAndHessian(columns, coefficients, 8, theta, score, hessian);
        for (var j = 0; j < 3; j++)
        {
            const double Step = 1e-5;
            var (above, below) = (theta.ToArray(), theta.ToArray());
            (above[j], below[j]) = (theta[j] + Step, theta[j] - Step);
            Assert.Equal(score[j], (Value(above) - Value(below)) / (2 * Step), 1e-6);
            var (upper, lower) = (new double[3], new double[3]);
            estimator.Score(columns, coefficients, 8, above, upper);
            estimator.Score(columns, coefficients, 8, below, lower);
            for (var k = 0; k < 3; k++) Assert.Equal(hessian[(j * 3) + k], (upper[k] - lower[k]) / (2 * Step), 1e-6);
        }

        double Value(double[] at) => estimator.Loss(columns, coefficients, 8, at);
    }

    // As lowering has it: v is a number of which the loss is no polynomial.
    private static LossDefinition WithCountAsNumber(LossDefinition loss) => loss with
    {
        Loss = loss.Loss.Substitute(leaf => leaf == LossExpression.AnnotatedValue ? new LossExpression.Regressor(0) : leaf),
        Regressors = EquatableArray.Create(new LossRegressor("v", 0, true)),
    };

    private static (StudyProblem Problem, RecordedAnnotations Labels) Study()
    {
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => (2 * Uniform(row, 0)) - 1)];
        double[] human = [.. Enumerable.Range(0, Rows).Select(row =>
            Count(Math.Exp(0.8 + (0.5 * x[row])) * Gamma.InvCDF(2, 2, Uniform(row, 1)), Uniform(row, 2)))];
        double[] machine = [.. Enumerable.Range(0, Rows).Select(row => Uniform(row, 3) < 0.3 ? human[row] + 1 : human[row])];
        Assert.Equal([false, true], (RectifiedLoss.Of(Loss)?.Features ?? []).Select(feature => feature.OfModel ?? throw new InvalidOperationException()));
        var features = FeatureMap.Products([0], [0], [[], []], false, true);
        var estimand = new StudyEstimand("rate", Estimator(), new Covariates((double[])[.. x, .. machine, .. machine], Rows), features,
        [
            Target.Coefficient(0, "(Intercept)", Scale.LogRate, 3), Target.Coefficient(1, "x", Scale.LogRate, 3),
            Target.Coefficient(2, "theta", Scale.CoefficientByLogarithm, 3),
        ], 1)
        {
            Said = [0],
            HasAnnotatedRegressor = true,
        };
        RowKey[] keys = [.. Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber)];
        return (new StudyProblem(keys, [AnnotatedVariable.OfNumber("v", Rows, machine, default)], [estimand], new Covariates(x, Rows)),
            new RecordedAnnotations(human));
    }

    private static MEstimator Estimator() => (MEstimator)(Activator.CreateInstance(typeof(MEstimator<>).MakeGenericType(Kernel.Value))
        ?? throw new InvalidOperationException("No estimator."));

    private static double Count(double mean, double uniform)
    {
        var (count, probability) = (0, Math.Exp(-mean));
        for (var cumulative = probability; uniform > cumulative && count < 1000; cumulative += probability) probability *= mean / ++count;
        return count;
    }

    private static double Uniform(int row, int use) => new CounterRandom(7, RandomPurpose.Resample, use).Uniform(RowKey.FromRowNumber(row));
}
