using Cdi.Estimation.Designs;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>Annotators that mislead: intervals must hold, and cost at most 3 % of width against humans alone (statistics §4).</summary>
public sealed class AdversarialAnnotatorTests
{
    private const int Rows = 1500;
    private const int Trials = 120;

    public static TheoryData<string, SamplingDesign> Annotators
    {
        get
        {
            var data = new TheoryData<string, SamplingDesign>();
            foreach (var annotator in (string[])["random", "flipped", "constant", "confidently wrong"])
            {
                data.Add(annotator, SamplingDesign.Uniform);
                data.Add(annotator, SamplingDesign.Error);
                data.Add(annotator, SamplingDesign.Stratified);
                data.Add(annotator, SamplingDesign.Neyman);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Annotators))]
    public void Calibrated_is_at_most_3_percent_wider_than_humans_alone(string annotator, SamplingDesign design)
    {
        var problem = Study(annotator).Problem();
        var humans = Replay(problem, annotator, SamplingDesign.Uniform, EstimationMethod.HumanOnly);
        var calibrated = Replay(problem, annotator, design, EstimationMethod.Calibrated);
        for (var estimand = 0; estimand < 2; estimand++)
        {
            // Both widths are means over trials: their Monte-Carlo errors are added three times over.
            var (alone, with) = (humans.Cells[estimand].Width, calibrated.Cells[estimand].Width);
            var error = Math.Sqrt((alone.StandardError * alone.StandardError) + (with.StandardError * with.StandardError));
            Assert.InRange(with.Value, 0, (1.03 * alone.Value) + (3 * error));
            Assert.True(calibrated.Cells[estimand].Coverage.Holds(0.9), $"{annotator} {design}: {calibrated.Cells[estimand].Coverage}");
        }
    }

    private static SyntheticStudy Study(string annotator)
    {
        var study = new SyntheticStudy(Rows);
        double Uniform(int row, int use) => new CounterRandom(77, RandomPurpose.Resample, use).Uniform(study.Keys[row]);
        for (var row = 0; row < Rows; row++)
        {
            (study.Machine[row], study.Confidence[row]) = annotator switch
            {
                "random" => (Uniform(row, 0) < 0.5 ? 1 : 0, Uniform(row, 1)),
                "flipped" => (1 - study.Machine[row], study.Confidence[row]),
                "constant" => (1, 0.9),

                // Sure of itself and wrong where x = 1; a modest coin elsewhere.
                _ => study.X[row] == 1 ? (1 - study.Human[row], 0.99) : (Uniform(row, 0) < 0.5 ? 1 : 0, 0.6),
            };
        }

        // By what the annotator says: strata that mean nothing, or the wrong thing.
        study.Strata = [.. study.X.Zip(study.Machine, (x, said) => (int)((2 * x) + said))];
        return study;
    }

    private static ReplayResult Replay(RecordedStudy problem, string annotator, SamplingDesign design, EstimationMethod method) =>
        Assert.IsType<ReplayResult>(problem.Replay.Run(new ReplaySettings
        {
            Name = $"{annotator}, {method} @ {design}",
            Plan = SyntheticStudy.Plan(design, 200),
            Methods = [method],
            Inference = new(Generalise.Corpus, 0.1),
            Trials = Trials,
        }));
}
