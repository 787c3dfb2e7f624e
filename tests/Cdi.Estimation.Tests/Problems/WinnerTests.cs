using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>The interval of the largest of several estimates: three models of which each was checked on the same texts.</summary>
public sealed class WinnerTests
{
    private const double Alpha = 0.1;

    private const int Models = 3;

    private static readonly InferenceSettings Inference = new(Generalise.Population, Alpha);

    // Equal models: the best of three overstates itself, and its own interval with one end holds in .9³ = .729 of samples. 100 trials have a standard error
    // of .03 at .9, and of .044 at .729: three of them, and .03 for a share of 120 texts that is not quite normal.
    [Fact]
    public void An_interval_of_the_best_of_equal_models_holds_as_often_as_said()
    {
        const int Trials = 100;
        var (corrected, alone) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var smallest = trial % 2 == 1;
            var inference = Inference with { Alternative = smallest ? Alternative.Smaller : Alternative.Larger };
            var (study, truth) = Study(120, (ulong)trial + 1, _ => 0.7);
            var (sample, estimation) = (Sample(study), new StudyEstimation(study, 1));
            var chosen = Winner(estimation, sample, inference, smallest);
            if (Holds(chosen.Alpha)) corrected++;
            if (Holds(Alpha)) alone++;
            Assert.InRange(chosen.Alpha, Alpha / Models * 0.9, Alpha);

            bool Holds(double alpha) => Fit(estimation, sample, chosen.Estimand, inference with { Alpha = alpha }).Holds(truth[chosen.Estimand]);
        }

        Assert.InRange(corrected / (double)Trials, 0.9 - (3 * 0.03), 1);
        Assert.InRange(alone / (double)Trials, 0.729 - (3 * 0.044) - 0.03, 0.729 + (3 * 0.044) + 0.03);
    }

    // A share of .9 is .4 ahead of shares of .5, nearly ten standard errors of 200 texts. Of four clusters those errors have three degrees of freedom: by t at
    // least one of two others stays a candidate in about .95 of draws, by the normal in about .1; 12 of 20 lie far from both.
    [Fact]
    public void Few_clusters_leave_open_which_is_the_best()
    {
        var open = Enumerable.Range(1, 20).Count(seed => Candidates((ulong)seed, 4) > 1);
        Assert.InRange(open, 12, 20);
        Assert.Equal(1, Candidates(1, 0));

        static int Candidates(ulong seed, int clusters)
        {
            var (study, _) = Study(200, seed, model => model == 2 ? 0.9 : 0.5, clusters);
            var inference = Inference with { Variance = clusters > 0 ? VarianceEstimator.ClusterCR1 : VarianceEstimator.Sandwich };
            return Winner(new StudyEstimation(study, 1), Sample(study), inference, smallest: false).Candidates.Count;
        }
    }

    [Fact]
    public void A_model_that_is_far_ahead_has_nearly_its_own_interval()
    {
        var (study, _) = Study(200, 3, model => model == 2 ? 0.95 : 0.4);
        var (sample, estimation) = (Sample(study), new StudyEstimation(study, 1));
        var chosen = Winner(estimation, sample, Inference, smallest: false);
        Assert.Equal(2, chosen.Estimand);
        Assert.Equal([2], chosen.Candidates);
        Assert.Equal(0.9 * Alpha, chosen.Alpha, 1e-12);
    }

    [Fact]
    public void An_estimate_without_a_variance_has_no_winner()
    {
        var (study, _) = Study(60, 4, model => model == 0 ? 1 : 0.6);
        var (sample, estimation) = (Sample(study), new StudyEstimation(study, 1));
        Assert.Null(estimation.Winner([.. Enumerable.Repeat(sample, Models)], [0, 1, 2], EstimationMethod.HumanOnly, Inference, false));
        Assert.NotNull(estimation.Winner([.. Enumerable.Repeat(sample, Models)], [1, 2], EstimationMethod.HumanOnly, Inference, false));
    }

    private static ChosenEstimate Winner(StudyEstimation estimation, DrawnSample sample, InferenceSettings inference, bool smallest) =>
        Assert.IsType<ChosenEstimate>(estimation.Winner(
            [.. Enumerable.Repeat(sample, Models)], [.. Enumerable.Range(0, Models)], EstimationMethod.HumanOnly, inference, smallest));

    private static TargetEstimate Fit(StudyEstimation estimation, DrawnSample sample, int model, InferenceSettings inference) => Assert.IsType<RectifiedFit>(
        estimation.Estimate(model, sample, EstimationMethod.HumanOnly, estimation.OptionsFor(model, EstimationMethod.HumanOnly, inference))).Targets[0];

    // Every text of a uniform draw without replacement.
    private static DrawnSample Sample(RecordedStudy study) =>
        SyntheticStudy.Draw(study, SyntheticStudy.Plan(SamplingDesign.Uniform, study.Problem.RowCount));

    // Whether each of three models was right, a variable for each; of clusters of equal size where there are some.
    private static (RecordedStudy Study, double[] Truth) Study(int rows, ulong seed, Func<int, double> accuracy, int clusters = 0)
    {
        RowKey[] keys = [.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)];
        double Uniform(int row, int use) => new CounterRandom(seed, RandomPurpose.Resample, use).Uniform(keys[row]);
        var right = Enumerable.Range(0, Models).Select(model =>
            Enumerable.Range(0, rows).Select(row => Uniform(row, model) < accuracy(model) ? 1.0 : 0).ToArray()).ToArray();
        var variables = right.Select((_, model) => AnnotatedVariable.OfClasses($"right {model}", 2, rows, default, default)).ToArray();
        var estimands = Enumerable.Range(0, Models).Select(model => new StudyEstimand(
            $"accuracy {model}", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Enumerable.Repeat(1.0, rows).ToArray(), rows),
            FeatureMap.Event(model, 2, 1), [Target.Coefficient(0, "share", Scale.Proportion, 1)])
        {
            Clusters = clusters == 0 ? default(ReadOnlyMemory<int>) : Enumerable.Range(0, rows).Select(row => row % clusters).ToArray(),
        }).ToArray();
        return (new(new(keys, variables, estimands, new Covariates(Enumerable.Repeat(1.0, rows).ToArray(), rows)),
            new([.. right.Select(each => new ReadOnlyMemory<double>(each))])), [.. Enumerable.Range(0, Models).Select(accuracy)]);
    }
}
