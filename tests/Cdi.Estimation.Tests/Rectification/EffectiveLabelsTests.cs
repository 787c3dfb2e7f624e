using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>The effective number of labels follows from the variance that is reported, and from nothing else about a method.</summary>
public class EffectiveLabelsTests
{
    // Ten roundings of sums of 300 terms of size 1.
    private const double Rounding = 1e-10;

    private static readonly double[] Weights = [0, 0.3, 0.7, 1];

    [Theory]
    [InlineData(3)]
    [InlineData(0.25)]
    [InlineData(100)]
    public void Weights_times_a_constant_change_neither_the_interval_nor_the_effective_labels(double factor)
    {
        var study = SmallStudy.Random();
        var scaled = study with { Probability = [.. study.Probability.Select(probability => probability / 4 / factor)] };
        var quarter = study with { Probability = [.. study.Probability.Select(probability => probability / 4)] };
        foreach (var clustered in new[] { false, true })
        {
            var (plain, other) = (HumanOnly(quarter, clustered), HumanOnly(scaled, clustered));
            Close.Relative([plain.StandardError, plain.EffectiveLabels ?? -1], [other.StandardError, other.EffectiveLabels ?? -2], Rounding);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Of_two_methods_on_one_sample_the_one_with_the_larger_standard_error_has_fewer(int seed)
    {
        var study = SmallStudy.Random(400, seed);
        foreach (var (draw, generalise) in Draws(study))
        {
            var fits = Weights.Select(weight => Fit<Glm<Bernoulli,
                Size2>>(study.Columns, study.Sample(draw), Options(new LambdaPolicy.Fixed(weight), generalise),
                Target.Coefficient(1, "x", Scale.OddsRatio, 2)).Targets[0]).ToList();
            var byWidth = fits.OrderBy(fit => fit.FunctionStandardError).Select(fit => fit.EffectiveLabels ?? -1).ToList();

            Assert.Equal(byWidth.OrderDescending(), byWidth);
            Assert.Equal(Weights.Length, byWidth.Distinct().Count());
        }
    }

    [Fact]
    public void Predictions_where_nobody_labelled_leave_no_more_labels_than_there_are_without_them()
    {
        // The model answers only where a human did: λ = 1 then weighs as if every text had the labelled ones' answers.
        var study = SmallStudy.Random();
        var predicted = Features(study.Predicted);
        for (var row = 0; row < study.X.Length; row++)
        {
            if (!study.Labelled[row]) (predicted[row], predicted[row + study.X.Length]) = (0, 0);
        }

        var sample = new RectifiedSample(Features(study.Human), predicted, study.Labelled, study.Probability, SampleDraw.Poisson);
        var constant = Columns(All(study.X.Length, 1.0));
        var human = Fit<Glm<Gaussian, Size1>>(constant, sample, Options(LambdaPolicy.None)).Targets[0];
        var rectified = Fit<Glm<Gaussian, Size1>>(constant, sample, Options(LambdaPolicy.Full)).Targets[0];

        Assert.True(rectified.StandardError > human.StandardError);
        Assert.True(rectified.EffectiveLabels < human.EffectiveLabels);
        Assert.Equal(human.VariancePerRow, rectified.VariancePerRow);
    }

    [Fact]
    public void Without_an_estimate_from_human_labels_alone_nothing_can_be_compared()
    {
        // Humans say 1 wherever x is 1, so that human labels alone have no finite fit; the predictions, which fix θ at λ = 1, do not.
        // The model is right in the labelled ones of these rows and says 0 in some others, so that their rectified share stays below 1.
        var study = SmallStudy.Random();
        var separated = study with
        {
            Human = [.. study.Human.Zip(study.X, (y, x) => x == 1 ? 1 : y)],
            Predicted = [.. study.Predicted.Select((prediction, i) => study.X[i] == 1 && study.Labelled[i] ? 1 : prediction)],
        };
        var fit = Fit<Glm<Bernoulli, Size2>>(separated.Columns, separated.Sample(), Options(LambdaPolicy.Full));

        Assert.All(fit.Targets, target => Assert.Null(target.EffectiveLabels));
    }

    [Theory]
    [InlineData(Generalise.Population, 0.5, 8)]
    [InlineData(Generalise.Population, 0.01, 100)]
    [InlineData(Generalise.Population, 0, 100)]
    [InlineData(Generalise.Corpus, 0.5, 100 / 13.5)]
    [InlineData(Generalise.Corpus, 0, 100)]
    public void No_more_labels_are_worth_than_the_corpus_has_texts(Generalise generalise, double variance, double labels) =>
        Assert.Equal(labels, EffectiveSampleSize.Labels(variance, 4, 100, generalise), 1e-12);

    [Fact]
    public void An_interval_of_no_width_holds_a_truth_that_differs_by_rounding()
    {
        var target = Target.Coefficient(0, "mean", Scale.Mean, 1);
        var study = SmallStudy.Random();
        var every = Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), FullyLabelled(study.Human), Options(LambdaPolicy.None, Generalise.Corpus),
            target).Targets[0];

        Assert.Equal(every.LowerEnd(), every.UpperEnd());
        Assert.True(every.Holds(every.Point + 1e-15));
        Assert.True(every.Holds(every.Point - 1e-15));
        Assert.False(every.Holds(every.Point + 1e-6));
    }

    private static TargetEstimate HumanOnly(SmallStudy study, bool clustered)
    {
        var sample = new RectifiedSample(Features(study.Human), Features(study.Predicted), study.Labelled, study.Probability, SampleDraw.Poisson)
        {
            Clusters = Enumerable.Range(0, study.X.Length).Select(row => row % 40).ToArray(),
        };
        var options = Options(LambdaPolicy.None) with { Variance = clustered ? VarianceEstimator.ClusterCR1 : VarianceEstimator.Sandwich };
        return Fit<Glm<Bernoulli, Size2>>(study.Columns, sample, options).Targets[1];
    }

    private static IEnumerable<(SampleDraw Draw, Generalise Generalise)> Draws(SmallStudy study) =>
    [
        (SampleDraw.Poisson, Generalise.Population), (SampleDraw.Poisson, Generalise.Corpus),
        (SampleDraw.FixedSizeWithin(study.Strata), Generalise.Population), (SampleDraw.FixedSizeWithin(study.Strata), Generalise.Corpus),
    ];
}
