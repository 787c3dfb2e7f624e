using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>What forms of the moment, ways of drawing and numbers of rows do to a solution and its covariance.</summary>
public sealed class SolutionTests
{
    private static readonly SmallStudy Study = SmallStudy.Random(60);

    [Theory]
    [InlineData(MomentForm.PredictionOnly)]
    [InlineData(MomentForm.Rectified)]
    public void A_model_that_always_says_yes_has_no_odds(MomentForm form)
    {
        var always = Study with { Predicted = All(60, 1.0), Human = All(60, 1.0) };
        var outcome = Outcome<Glm<Bernoulli, Size2>>(always.Columns, always.Sample(), Options(LambdaPolicy.Full) with { Form = form });

        Assert.IsAssignableFrom<SolveFailure>(outcome);
    }

    [Fact]
    public void The_tuned_lambda_of_separate_samples_is_that_of_the_rectified_form_times_one_less_pi()
    {
        // λ(1 − ξ)/(1 − π)ĝ + w(g − λĝ) is the rectified form at λ/(1 − π): tuned on the same pilot both have one best form.
        var study = Study with { Probability = All(60, 0.4) };
        double Tuned(MomentForm form) =>
            Fit<Glm<Gaussian, Size2>>(study.Columns, study.Sample(), Options(LambdaPolicy.OptimalFor(1)) with { Form = form }).Lambda;
        var rectified = Tuned(MomentForm.Rectified);

        Assert.InRange(rectified, 0.05, 0.95);
        Close.To(0.6 * rectified, Tuned(MomentForm.SeparateSamples), 1e-12);
    }

    [Fact]
    public void The_lambda_of_the_trace_does_not_depend_on_the_order_of_the_columns()
    {
        double Tuned(params double[][] columns) =>
            Fit<Glm<Gaussian, Size2>>(Columns(columns), Study.Sample(), Options(LambdaPolicy.OptimalTrace)).Lambda;
        var tuned = Tuned(All(60, 1.0), Study.X);

        Assert.InRange(tuned, 0.05, 0.95);
        Close.To(tuned, Tuned(Study.X, All(60, 1.0)), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_label_does_not_make_a_probability_usable(double probability)
    {
        var sample = Sample([0, 1, 1], [0, 1, 1], [true, true, false], [0.5, probability, 0.5]);
        Assert.Equal(
            new SolveFailure.UnusableProbability(1, probability),
            Outcome<Glm<Gaussian, Size1>>(Columns(All(3, 1.0)), sample, Options(LambdaPolicy.None)));
    }

    [Fact]
    public void Cluster_sums_are_corrected_by_the_rows_that_the_moment_runs_over()
    {
        // CR1S is CR1 times (N − 1)/(N − d): N are the labelled rows, and all where answers are taken for truth.
        var clustered = new RectifiedSample(Features(Study.Human), Features(Study.Predicted), Study.Labelled, Study.Probability, SampleDraw.Poisson)
        {
            Clusters = Enumerable.Range(0, 60).Select(row => row / 5).ToArray(),
        };
        double Ratio(EstimationOptions options)
        {
            double Variance(VarianceEstimator variance) =>
                Fit<Glm<Gaussian, Size2>>(Study.Columns, clustered, options with { Variance = variance }).Covariance[3];
            return Variance(VarianceEstimator.ClusterCR1S) / Variance(VarianceEstimator.ClusterCR1);
        }

        var labels = Study.Labelled.Count(drawn => drawn);
        Close.To((labels - 1.0) / (labels - 2), Ratio(Options(LambdaPolicy.None)), 1e-12);
        Close.To((labels - 1.0) / (labels - 2), Ratio(Options(LambdaPolicy.Full)), 1e-12);
        Close.To(59.0 / 58, Ratio(Options(LambdaPolicy.Full) with { Form = MomentForm.PredictionOnly }), 1e-12);
    }

    [Fact]
    public void Clusters_are_resampled_whole()
    {
        // Rows of a cluster say the same: by rows their variance is a fifth.
        double Variance(VarianceEstimator variance, int size)
        {
            double[] human = [.. Enumerable.Range(0, 60).Select(row => row / 5 % 2.0)];
            var sample = new RectifiedSample(Features(human), default, All(60, true), All(60, 1.0), SampleDraw.Poisson)
            {
                Keys = Enumerable.Range(0, 60).Select(RowKey.FromRowNumber).ToArray(),
                Clusters = Enumerable.Range(0, 60).Select(row => row / size).ToArray(),
            };
            var options = Options(LambdaPolicy.None) with { Variance = variance, Bootstrap = new(200, 7) };
            return Fit<Glm<Gaussian, Size1>>(Columns(All(60, 1.0)), sample, options).Covariance[0];
        }

        Assert.InRange(Variance(VarianceEstimator.ClusterCR1, 5) / Variance(VarianceEstimator.ClusterCR1, 1), 3, 8);
    }

    [Fact]
    public void Resampling_keeps_the_number_of_labels_where_it_was_fixed_and_answers_taken_for_truth_have_none()
    {
        double Variance(SampleDraw draw, MomentForm form)
        {
            var sample = new RectifiedSample(Features(Study.Human), Features(Study.Predicted), Study.Labelled, Study.Probability, draw)
            {
                Keys = Enumerable.Range(0, 60).Select(RowKey.FromRowNumber).ToArray(),
            };
            var options = Options(LambdaPolicy.Full) with { Form = form, Bootstrap = new(40, 7) };
            return Fit<Glm<Gaussian, Size1>>(Columns(All(60, 1.0)), sample, options).Covariance[0];
        }

        Assert.NotEqual(Variance(SampleDraw.Poisson, MomentForm.Rectified), Variance(SampleDraw.FixedSize, MomentForm.Rectified));
        Assert.NotEqual(Variance(SampleDraw.FixedSizeWithin(Study.Strata), MomentForm.Rectified), Variance(SampleDraw.FixedSize, MomentForm.Rectified));
        Assert.Equal(
            Variance(SampleDraw.Poisson, MomentForm.PredictionOnly), Variance(SampleDraw.FixedSizeWithin(Study.Strata), MomentForm.PredictionOnly));
    }
}
