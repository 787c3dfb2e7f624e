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

/// <summary>Effective sample sizes count the labels that a uniform draw without a model would need, whatever else varies.</summary>
public sealed class LabelWorthTests
{
    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void Independent_rows_have_the_equations_of_statistics(Generalise generalise)
    {
        var worth = new LabelWorth(0.25, null, 1000);
        Assert.Equal(EffectiveSampleSize.Labels(0.001, 0.25, 1000, generalise), worth.Labels(0.001, generalise));
        Assert.Equal(200, worth.Labels(0.25 * ((1.0 / 200) - (generalise == Generalise.Corpus ? 1.0 / 1000 : 0)), generalise), 1e-9);
    }

    [Fact]
    public void What_all_labels_leave_is_no_labels_fault()
    {
        var worth = new LabelWorth(0.25, 0.004, 1000);
        Assert.Equal(200, worth.Labels((0.25 * ((1.0 / 200) - (1.0 / 1000))) + 0.004, Generalise.Population), 1e-9);
        Assert.Equal(1000, worth.Labels(0.0039, Generalise.Population));
        Assert.Equal(200, worth.Labels(0.25 * ((1.0 / 200) - (1.0 / 1000)), Generalise.Corpus), 1e-9);
        Assert.True(double.IsNaN((worth with { Whole = double.NaN }).Labels(0.01, Generalise.Population)));
        Assert.True(double.IsNaN((worth with { PerRow = double.NaN }).Labels(0.01, Generalise.Population)));
    }

    [Theory]
    [InlineData(Generalise.Corpus, false)]
    [InlineData(Generalise.Population, false)]
    [InlineData(Generalise.Corpus, true)]
    [InlineData(Generalise.Population, true)]
    public void Slopes_are_central_differences(Generalise generalise, bool hasWhole)
    {
        const double Step = 1e-8;
        var worth = new LabelWorth(0.25, hasWhole ? 0.0005 : null, 1000);
        var difference = (worth.Labels(0.002 + Step, generalise) - worth.Labels(0.002 - Step, generalise)) / (2 * Step);
        Assert.Equal(-difference, worth.Slope(0.002, generalise), 1e-5 * Math.Abs(difference));
    }

    [Fact]
    public void Labels_of_clusters_count_as_many_as_they_are()
    {
        // All five rows of a cluster have one label, so that the rows vary by s²/60 and 60 labels add s²(1/60 − 1/300): were s²/V the number, it would
        // be 33.
        var study = new SyntheticStudy(300);
        int[] clusters = [.. Enumerable.Range(0, 300).Select(row => row / 5)];
        study.Human = [.. clusters.Select(cluster => study.Human[5 * cluster])];
        var whole = study.ShareOnly();
        var estimand = whole.Estimands[0];
        var problem = whole.With(new StudyEstimand(estimand.Name, estimand.Estimator, estimand.Covariates, estimand.Features, estimand.Targets)
        {
            Clusters = clusters,
        });
        AssertCounted(problem, "labels of clusters");
    }

    [Fact]
    public void Labels_of_averages_over_rows_count_as_many_as_they_are()
    {
        // Three times the average of a known column varies with the rows by more than what labels say beside it: n times the whole variance over V is above
        // 130.
        var study = new SyntheticStudy(300);
        var average = new RowAverages(1, (parameters, row, values) => values[0] = parameters[0] + (3 * row[1]),
            (_, _, values) => (values[0], values[1]) = (1, 0), (_, averages) => averages[0],
            (_, _, gradient) => (gradient[0], gradient[1], gradient[2]) = (0, 0, 1));
        var columns = new Covariates((double[])[.. Enumerable.Repeat(1.0, 300), .. study.X], 300);
        var problem = study.ShareOnly().With(new StudyEstimand("average", new MEstimator<Glm<Gaussian, Size2>>(), columns, FeatureMap.Event(0, 2, 1),
            [Target.OfRows("average", Scale.Mean, average)]));
        AssertCounted(problem, "labels of averages");
    }

    // Five Monte-Carlo errors on each side, of which a wrong baseline is further away.
    private static void AssertCounted(RecordedStudy problem, string name)
    {
        var settings = StudyReplayTests.Settings(name, Generalise.Population) with { Trials = 2000, Methods = [EstimationMethod.HumanOnly] };
        settings = settings with { Plan = settings.Plan with { Design = SamplingDesign.Uniform } };
        var labels = Assert.Single(Assert.IsType<ReplayResult>(problem.Replay.Run(settings)).Cells).EffectiveLabelsMonteCarlo;
        Assert.InRange(labels.Value, 60 - (5 * labels.StandardError), 60 + (5 * labels.StandardError));
        Assert.InRange(labels.StandardError, 0.1, 5);
    }
}
