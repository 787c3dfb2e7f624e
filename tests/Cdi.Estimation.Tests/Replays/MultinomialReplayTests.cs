using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>An outcome of three classes, of which the LLM says probabilities, as any method and design takes it.</summary>
public sealed class MultinomialReplayTests
{
    private const int Rows = 1500;
    private const int Trials = 300;

    [Theory]
    [InlineData("uniform")]
    [InlineData("error")]
    public void Intervals_of_slopes_cover_and_predictions_narrow_them(string design)
    {
        var study = Study();
        var result = Assert.IsType<ReplayResult>(study.Replay.Run(new ReplaySettings
        {
            Name = "multinomial",
            Trials = Trials,
            Threads = 2,
            Plan = SyntheticStudy.Plan(SamplingDesign.Find(design) ?? SamplingDesign.Uniform, 300),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.Calibrated],
            Inference = new InferenceSettings(Generalise.Corpus, 0.1),
        }));

        // 300 trials at .9: four standard deviations are .069.
        Assert.All(result.Cells, cell => Assert.True(cell.Coverage.Share > 0.9 - 0.069, $"{cell.Method} {cell.Term} {cell.Coverage.Share}"));
        var widths = result.Cells.Where(cell => cell.Term == "1:x").ToDictionary(cell => cell.Method.Name, cell => cell.Width.Value);
        Assert.True(widths["calibrated"] < 0.95 * widths["human_only"], $"{widths["calibrated"]} {widths["human_only"]}");
    }

    // P(v = k) ∝ 1, e^(−.3 + .8x), e^(−.5 − .6x); the LLM gives the class that was said .6 more than the others.
    private static RecordedStudy Study()
    {
        var keys = Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber).ToArray();
        double Uniform(int row, int use) => new CounterRandom(3, RandomPurpose.Resample, use).Uniform(keys[row]);
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => Uniform(row, 0) < 0.4 ? 1.0 : 0)];
        var (human, machine) = (new double[Rows], new double[3 * Rows]);
        for (var row = 0; row < Rows; row++)
        {
            double[] odds = [1, Math.Exp(-0.3 + (0.8 * x[row])), Math.Exp(-0.5 - (0.6 * x[row]))];
            var point = Uniform(row, 1) * odds.Sum();
            human[row] = point < odds[0] ? 0 : point < odds[0] + odds[1] ? 1 : 2;
            var named = Uniform(row, 2) < 0.8 ? (int)human[row] : ((int)human[row] + 1) % 3;
            for (var k = 0; k < 3; k++) machine[(k * Rows) + row] = k == named ? 0.75 : 0.125;
        }

        var variable = AnnotatedVariable.OfProbabilities("v", 3, Rows, machine, default);
        var estimand = new StudyEstimand("classes", new MEstimator<MultinomialLogit<Size2, Size2>>(),
            new Covariates((double[])[.. Enumerable.Repeat(1.0, Rows), .. x], Rows), FeatureMap.Classes(0, 3, 0),
            [Target.Coefficient(1, "1:x", Scale.LogOdds, 4), Target.Coefficient(3, "2:x", Scale.LogOdds, 4)]);
        return new(new StudyProblem(keys, [variable], [estimand], new Covariates(x, Rows)), new(human));
    }
}
