using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>The covariance of θ̂ from resampled rows.</summary>
public sealed class BootstrapTests
{
    private const int Replicates = 2000;
    private const int Rows = 2000;

    // A standard deviation from B replicates errs by 1/√(2B) of itself, 1.6 %; four times that, and 1 % for m − 1 against m and for what is not linear.
    private const double Tolerance = (4 / 63.2) + 0.01;

    private static readonly double[] Half = [.. Enumerable.Range(0, 40).Select(row => row % 2.0)];

    [Theory]
    [InlineData("human_only", DrawMethod.FixedSize)]
    [InlineData("human_only", DrawMethod.Poisson)]
    [InlineData("dsl", DrawMethod.FixedSize)]
    [InlineData("dsl", DrawMethod.Poisson)]
    [InlineData("calibrated", DrawMethod.FixedSize)]
    [InlineData("calibrated", DrawMethod.Poisson)]
    public void The_share_has_the_standard_error_of_the_sandwich(string method, DrawMethod draw)
    {
        var (study, sample) = Drawn(SamplingDesign.Uniform, draw);
        var sandwich = Fit(study, sample, 1, method, null).Targets[0];
        var resampled = Fit(study, sample, 1, method, new Bootstrap(Replicates, 7)).Targets[0];
        Assert.Equal(sandwich.Point, resampled.Point);
        Assert.InRange(resampled.StandardError / sandwich.StandardError, 1 - Tolerance, 1 + Tolerance);
        Assert.NotEqual(sandwich.StandardError, resampled.StandardError);
    }

    [Fact]
    public void The_slope_of_a_logistic_model_has_it_too_under_unequal_probabilities()
    {
        var (study, sample) = Drawn(SamplingDesign.Error, DrawMethod.Poisson);
        var sandwich = Fit(study, sample, 0, "human_only", null).Targets[0];
        var resampled = Fit(study, sample, 0, "human_only", new Bootstrap(Replicates, 7)).Targets[0];
        Assert.InRange(resampled.StandardError / sandwich.StandardError, 1 - Tolerance, 1 + Tolerance);
    }

    [Theory]
    [InlineData("human_only")]
    [InlineData("calibrated")]
    public void A_step_agrees_with_a_refit(string method)
    {
        // The slope of a tenth of 400 labels: what a step leaves out is of the order of one standard error over √40, on average over replicates far less.
        var (study, sample) = Drawn(SamplingDesign.Uniform, DrawMethod.FixedSize);
        var solved = Fit(study, sample, 0, method, new Bootstrap(Replicates, 7)).Targets[0];
        var stepped = Fit(study, sample, 0, method, new Bootstrap(Replicates, 7) { Refit = ResampleRefit.OneStep }).Targets[0];
        Assert.NotEqual(solved.StandardError, stepped.StandardError);
        Assert.InRange(stepped.StandardError / solved.StandardError, 0.95, 1.05);

        // A share solves a linear equation: a step is the solution.
        var share = Fit(study, sample, 1, method, new Bootstrap(200, 7)).Targets[0];
        Assert.Equal(share.StandardError,
            Fit(study, sample, 1, method, new Bootstrap(200, 7) { Refit = ResampleRefit.OneStep }).Targets[0].StandardError, 1e-12);
    }

    [Theory]
    [InlineData("human_only", 0)]
    [InlineData("human_only", 1)]
    [InlineData("dsl", 1)]
    [InlineData("calibrated", 0)]
    public void Clusters_are_resampled_whole(string method, int estimand)
    {
        // Clusters of copies: five rows with one text, one label and one answer, so that rows taken for independent would have a variance of a fifth.
        var study = InClusters(new SyntheticStudy(Rows / 5));
        var sample = SyntheticStudy.Draw(study, SyntheticStudy.Plan(SamplingDesign.Uniform, Rows / 2) with { Draw = DrawMethod.Poisson });
        var sandwich = Fit(study, sample, estimand, method, null, VarianceEstimator.ClusterCR0).Targets[0];
        var resampled = Fit(study, sample, estimand, method, new Bootstrap(Replicates, 7), VarianceEstimator.ClusterCR1).Targets[0];
        Assert.InRange(resampled.StandardError / sandwich.StandardError, 1 - Tolerance, 1 + Tolerance);
        Assert.True(resampled.DegreesOfFreedom <= 399);
    }

    [Fact]
    public void The_only_row_of_a_cell_varies_like_one_of_an_independent_draw()
    {
        // Forty labelled rows, each a stratum of its own beside nine others: without that their mean would have no variance.
        var (labelled, strata) = (new bool[400], new int[400]);
        for (var row = 0; row < 400; row++) (labelled[row], strata[row]) = (row % 10 == 0, row / 10);
        var sample = new RectifiedSample(Features([.. Enumerable.Range(0, 400).Select(row => row / 10 % 2.0)]), default, labelled, All(400, 0.1),
            SampleDraw.FixedSizeWithin(strata)) { Keys = Keys(400) };
        var share = Assert.IsType<RectifiedFit>(Estimate(sample, Bootstrapped(Replicates))).Targets[0];

        // √(.25/40) = .0791.
        Assert.InRange(share.StandardError / Math.Sqrt(0.25 / 40), 1 - Tolerance - 0.02, 1 + Tolerance + 0.02);
    }

    [Fact]
    public void Neither_threads_nor_the_order_of_rows_matter()
    {
        var (study, sample) = Drawn(SamplingDesign.Uniform, DrawMethod.FixedSize);
        var plain = Fit(study, sample, 1, "human_only", new Bootstrap(50, 7)).Targets[0];
        Assert.Equal(plain.StandardError, Fit(study.Under(new(1)), sample, 1, "human_only", new Bootstrap(50, 7)).Targets[0].StandardError);
        Assert.NotEqual(plain.StandardError, Fit(study, sample, 1, "human_only", new Bootstrap(50, 8)).Targets[0].StandardError);

        int[] order = [.. Enumerable.Range(0, Rows).Reverse()];
        Assert.Equal(plain.StandardError, Share(sample, order).StandardError, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void Labels_that_all_say_the_same_have_no_interval_without_width(int labels)
    {
        // Resampling them shows no variance at all: two labels are too few for an interval, ten give a bound, 1 − .05^(1/10).
        var (labelled, human) = (new bool[40], new double[40]);
        labelled.AsSpan(0, labels).Fill(true);
        human.AsSpan(0, labels).Fill(1);
        var sample = new RectifiedSample(Features(human), default, labelled, All(40, labels / 40.0), SampleDraw.FixedSize)
        {
            Map = FeatureMap.Event(0, 2, 1),
            Keys = Keys(40),
        };
        var outcome = Estimate(sample, SyntheticOptions with { Bootstrap = new(200, 7) });
        var share = Assert.IsType<RectifiedFit>(outcome).Targets[0];
        Assert.Equal(labels == 2, share.IsWithheld);
        if (labels == 10) Assert.Equal(Math.Pow(0.05, 0.1), share.LowerEnd(), 1e-12);
    }

    [Fact]
    public void What_cannot_be_resampled_is_refused()
    {
        var sample = new RectifiedSample(Features(Half), default, All(40, true), All(40, 1.0), SampleDraw.FixedSize) { Keys = Keys(40) };
        Assert.Throws<ArgumentException>(() => Estimate(sample, Bootstrapped(1)));
        Assert.Throws<ArgumentException>(() => Estimate(sample, Bootstrapped(9) with { Generalise = Generalise.Corpus }));
        Assert.Throws<ArgumentException>(() => Estimate(sample, Bootstrapped(9) with { Variance = VarianceEstimator.HC1 }));
        var clustered = new RectifiedSample(Features(Half), default, All(40, true), All(40, 1.0), SampleDraw.FixedSize)
        {
            Keys = Keys(40),
            Clusters = new int[40],
        };
        Assert.Throws<ArgumentException>(() => Estimate(clustered, Bootstrapped(9)));
        Assert.Throws<ArgumentException>(() => Estimate(
            new RectifiedSample(Features(Half), default, All(40, true), All(40, 1.0), SampleDraw.FixedSize), Bootstrapped(9)));
    }

    [Fact]
    public void Replicates_without_a_solution_are_no_variance()
    {
        // Four labels and a slope that one row decides: a third of the replicates leave that row out, and their design has no slope.
        double[] x = [1, 0, 0, 0, 0, 0];
        var sample = new RectifiedSample(Features([1, 0, 1, 0, 1, 1]), default, All(6, true), All(6, 1.0), SampleDraw.FixedSize) { Keys = Keys(6) };
        var outcome = Outcome<Glm<Gaussian, Size2>>(
            Columns(All(6, 1.0), x), sample, Bootstrapped(200), Target.Coefficient(1, "x", Scale.Difference, 2));
        var few = Assert.IsType<SolveFailure.TooFewReplicates>(outcome);
        Assert.InRange(few.Solved, 90, 160);
        Assert.Equal(200, few.Replicates);
    }

    private static (RecordedStudy Study, DrawnSample Sample) Drawn(SamplingDesign design, DrawMethod method)
    {
        var study = new SyntheticStudy(Rows).Problem();
        return (study, SyntheticStudy.Draw(study, SyntheticStudy.Plan(design, 400) with { Draw = method }));
    }

    private static RectifiedFit Fit(RecordedStudy study, DrawnSample sample, int estimand, string name, Bootstrap? bootstrap,
        VarianceEstimator variance = VarianceEstimator.Sandwich)
    {
        var estimation = new StudyEstimation(study, 5);
        var method = EstimationMethod.Find(name) ?? throw new ArgumentException(name, nameof(name));
        var options = estimation.OptionsFor(estimand, method, new InferenceSettings(Generalise.Population, 0.1)) with
        {
            Bootstrap = bootstrap, Variance = variance,
        };
        return Assert.IsType<RectifiedFit>(estimation.Estimate(estimand, sample, method, options));
    }

    private static RecordedStudy InClusters(SyntheticStudy texts)
    {
        T[] Copied<T>(T[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, 5))];
        var study = new SyntheticStudy(texts.Rows * 5)
        {
            X = Copied(texts.X), Human = Copied(texts.Human), Machine = Copied(texts.Machine), Confidence = Copied(texts.Confidence),
        }.Problem();
        int[] clusters = [.. Enumerable.Range(0, texts.Rows * 5).Select(row => row / 5)];
        return study.With([.. study.Estimands.Select(each =>
            new StudyEstimand(each.Name, each.Estimator, each.Covariates, each.Features, each.Targets, each.Primary) { Clusters = clusters })]);
    }

    // The share of the drawn labels, the rows in another order.
    private static TargetEstimate Share(DrawnSample drawn, int[] order)
    {
        T[] In<T>(ReadOnlyMemory<T> values) => [.. order.Select(row => values.Span[row])];
        var sample = new RectifiedSample(Features(In(drawn.Labels[0])), default, In(drawn.Labelled), In(drawn.Probabilities), SampleDraw.FixedSize)
        {
            Keys = In<RowKey>(Keys(Rows)),
            Map = FeatureMap.Event(0, 2, 1),
        };
        return Assert.IsType<RectifiedFit>(Estimate(sample, SyntheticOptions with { Bootstrap = new(50, 7) })).Targets[0];
    }

    private static EstimationOutcome Estimate(RectifiedSample sample, EstimationOptions options) =>
        Outcome<Glm<Gaussian, Size1>>(
            Columns(All(sample.Rows, 1.0)), sample, options, Target.Coefficient(0, "share", Scale.Proportion, 1));

    // As a study asks.
    private static EstimationOptions SyntheticOptions => new()
    {
        Generalise = Generalise.Population,
        Alpha = 0.1,
        Lambda = LambdaPolicy.None,
        Interval = IntervalRule.FiniteSample,
    };

    private static EstimationOptions Bootstrapped(int replicates) =>
        Options(LambdaPolicy.None) with { Generalise = Generalise.Population, Bootstrap = new(replicates, 7) };

    private static RowKey[] Keys(int rows) => [.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)];
}
