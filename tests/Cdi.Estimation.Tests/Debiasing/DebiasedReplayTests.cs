using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Debiasing;

/// <summary>How often intervals of predict-then-debias hold the truth, and how long they are.</summary>
public sealed class DebiasedReplayTests
{
    private const int Trials = 250;

    [Theory]
    [InlineData("uniform", "corpus", TuningShape.Diagonal)]
    [InlineData("uniform", "population", TuningShape.Full)]
    [InlineData("error", "population", TuningShape.Diagonal)]
    public void Intervals_cover_under_every_draw_and_are_no_longer_than_those_of_people(string design, string about, TuningShape shape)
    {
        var result = Assert.IsType<ReplayResult>(new SyntheticStudy(1000).Problem().Replay.Run(new ReplaySettings
        {
            Name = "debias",
            Trials = Trials,
            Threads = 2,
            Plan = SyntheticStudy.Plan(SamplingDesign.Find(design) ?? SamplingDesign.Uniform, 250),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.PredictThenDebias],
            Inference = new InferenceSettings(about == "corpus" ? Generalise.Corpus : Generalise.Population, 0.1) { Tuning = shape },
        }));

        // 250 trials at .9: four standard deviations are .076.
        Assert.All(result.Cells, cell => Assert.True(cell.Coverage.Share > 0.9 - 0.076, $"{cell.Estimand} {cell.Method} {cell.Coverage.Share}"));
        foreach (var pair in result.Cells.GroupBy(cell => cell.Estimand))
        {
            var widths = pair.ToDictionary(cell => cell.Method.Name, cell => cell.Width.Value);
            Assert.True(widths["predict_then_debias"] < 0.97 * widths["human_only"], $"{pair.Key} {widths["predict_then_debias"]} {widths["human_only"]}");
        }
    }
}
