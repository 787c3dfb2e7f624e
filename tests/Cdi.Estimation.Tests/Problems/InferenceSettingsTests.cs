using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>How a study forms intervals is one value: what a run reads of it, a replay reads too.</summary>
public sealed class InferenceSettingsTests
{
    private static readonly InferenceSettings Usual = new(Generalise.Corpus, 0.1);

    private static readonly Dictionary<string, InferenceSettings> Others = new()
    {
        [nameof(InferenceSettings.Generalise)] = Usual with { Generalise = Generalise.Population },
        [nameof(InferenceSettings.Alpha)] = Usual with { Alpha = 0.3 },
        [nameof(InferenceSettings.FixedLambda)] = Usual with { FixedLambda = 0.25 },
        [nameof(InferenceSettings.Tuning)] = Usual with { Tuning = TuningShape.Full },
        [nameof(InferenceSettings.Variance)] = Usual with { Generalise = Generalise.Population, Variance = VarianceEstimator.ClusterCR1 },
        [nameof(InferenceSettings.Alternative)] = Usual with { Alternative = Alternative.Larger },
        [nameof(InferenceSettings.IsSimultaneous)] = Usual with { IsSimultaneous = true },
        [nameof(InferenceSettings.Interval)] = Usual with { Interval = IntervalRule.Wald },
        [nameof(InferenceSettings.Replicates)] = new(Generalise.Population, 0.1) { Interval = IntervalRule.Percentile, Replicates = 59 },
        [nameof(InferenceSettings.Refit)] = new(Generalise.Population, 0.1)
        {
            Interval = IntervalRule.Percentile, Replicates = 39, Refit = ResampleRefit.Full,
        },
    };

    public static TheoryData<string> Settings => [.. typeof(InferenceSettings).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_changes_what_a_replay_measures(string setting)
    {
        var other = Others[setting];
        var usual = setting switch
        {
            nameof(InferenceSettings.Variance) => other with { Variance = VarianceEstimator.Sandwich },
            nameof(InferenceSettings.Replicates) => other with { Replicates = 39 },
            nameof(InferenceSettings.Refit) => other with { Refit = ResampleRefit.OneStep },
            _ => Usual,
        };

        // Rows in clusters are not resampled without a word for it.
        var clustered = setting is not (nameof(InferenceSettings.Replicates) or nameof(InferenceSettings.Refit));
        Assert.NotEqual(Replay(usual, clustered).Cells, Replay(other, clustered).Cells);
    }

    [Fact]
    public void A_fixed_lambda_is_that_of_every_trial()
    {
        var cells = Replay(Usual with { FixedLambda = 0.25 }, clustered: false).Cells;
        Assert.All(cells.Where(cell => cell.Method == EstimationMethod.ConfidenceDriven), cell => Assert.Equal(0.25, cell.Lambda.Value, 1e-15));
        Assert.All(cells.Where(cell => cell.Method == EstimationMethod.Dsl), cell => Assert.Equal(1, cell.Lambda.Value, 1e-15));
        Assert.Contains(Replay(Usual, clustered: false).Cells, cell =>
            cell.Method == EstimationMethod.ConfidenceDriven && Math.Abs(cell.Lambda.Value - 0.25) > 0.01);
    }

    [Fact]
    public void A_cluster_variance_of_an_estimand_without_clusters_is_the_sandwich_in_a_replay_too()
    {
        var population = Usual with { Generalise = Generalise.Population };
        Assert.Equal<ReplayCell>(Replay(population, clustered: false).Cells,
            Replay(population with { Variance = VarianceEstimator.ClusterCR1 }, clustered: false).Cells);
    }

    [Fact]
    public void One_sided_intervals_have_no_width_in_a_replay() =>
        Assert.All(Replay(Usual with { Alternative = Alternative.Larger }, clustered: false).Cells, cell =>
            Assert.False(double.IsFinite(cell.Width.Value) && cell.Estimand == "slope", $"{cell.Width}"));

    private static ReplayResult Replay(InferenceSettings inference, bool clustered)
    {
        var problem = new SyntheticStudy(300).Problem();
        if (clustered)
        {
            int[] clusters = [.. Enumerable.Range(0, 300).Select(row => row / 5)];
            var estimands = problem.Estimands.Select(each =>
                new StudyEstimand(each.Name, each.Estimator, each.Covariates, each.Features, each.Targets, each.Primary) { Clusters = clusters });
            problem = problem.With([.. estimands]);
        }

        return Assert.IsType<ReplayResult>(problem.Replay.Run(new ReplaySettings
        {
            Name = "inference",
            Plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 100),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.ConfidenceDriven, EstimationMethod.PredictThenDebias],
            Inference = inference,
            Trials = 8,
            Threads = 2,
        }));
    }
}
