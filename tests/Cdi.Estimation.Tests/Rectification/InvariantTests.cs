using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>What must not change an estimate, and what must.</summary>
public class InvariantTests
{
    // Two orders of adding 600 terms of size 1, through a well-conditioned solution.
    private const double Rounding = 1e-11;

    private static readonly SmallStudy Study = SmallStudy.Random();

    public static TheoryData<bool, Generalise> DrawsAndTargets => new()
    {
        { false, Generalise.Population },
        { false, Generalise.Corpus },
        { true, Generalise.Population },
        { true, Generalise.Corpus },
    };

    [Theory]
    [MemberData(nameof(DrawsAndTargets))]
    public void Order_of_rows_does_not_matter(bool isFixedSize, Generalise generalise)
    {
        var random = new Random(3);
        int[] order = [.. Enumerable.Range(0, Study.X.Length).OrderBy(_ => random.Next())];
        AssertSame(Fit(Study, isFixedSize, generalise), Fit(Study.Reordered(order), isFixedSize, generalise), Rounding);
    }

    [Theory]
    [MemberData(nameof(DrawsAndTargets))]
    public void Relabelled_options_turn_the_signs(bool isFixedSize, Generalise generalise)
    {
        var turned = Study with { Human = [.. Study.Human.Select(y => 1 - y)], Predicted = [.. Study.Predicted.Select(y => 1 - y)] };
        var (plain, other) = (Fit(Study, isFixedSize, generalise), Fit(turned, isFixedSize, generalise));
        Close.To(plain.Parameters.Select(value => -value), other.Parameters, Rounding);
        Close.Relative(plain.Covariance, other.Covariance, 1e-9);
        Close.To(plain.Lambda, other.Lambda, Rounding);
    }

    [Theory]
    [MemberData(nameof(DrawsAndTargets))]
    public void Labels_that_were_not_drawn_are_never_read(bool isFixedSize, Generalise generalise)
    {
        var blanked = Study with { Human = [.. Study.Human.Select((y, i) => Study.Labelled[i] ? y : double.NaN)] };
        var (plain, other) = (Fit(Study, isFixedSize, generalise), Fit(blanked, isFixedSize, generalise));
        Assert.Equal(plain.Parameters.AsSpan(), other.Parameters.AsSpan());
        Assert.Equal(plain.Covariance.AsSpan(), other.Covariance.AsSpan());
        Assert.Equal(plain.Lambda, other.Lambda);
        Assert.Equal(plain.Targets.Select(target => target with { InfluentialRows = [] }),
            other.Targets.Select(target => target with { InfluentialRows = [] }));
    }

    [Fact]
    public void The_plain_mean_Hessian_reads_no_label_that_was_not_drawn()
    {
        var options = Options(LambdaPolicy.OptimalTrace) with { Conventions = new VarianceConventions { Hessian = HessianConvention.PlainMean } };
        var blanked = Study with { Human = [.. Study.Human.Select((y, i) => Study.Labelled[i] ? y : double.NaN)] };
        Assert.Equal(Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options).Covariance.AsSpan(), Fit<Glm<Bernoulli,
            Size2>>(blanked.Columns, blanked.Sample(), options).Covariance.AsSpan());
    }

    [Fact]
    public void With_lambda_0_no_prediction_is_read()
    {
        var blanked = Study with { Predicted = All(Study.X.Length, double.NaN) };
        var options = Options(LambdaPolicy.None, Generalise.Corpus);
        Assert.Equal(Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options).Covariance.AsSpan(), Fit<Glm<Bernoulli,
            Size2>>(blanked.Columns, blanked.Sample(), options).Covariance.AsSpan());
    }

    [Fact]
    public void Lambda_near_0_is_near_human_only()
    {
        var none = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), Options(LambdaPolicy.None));
        var little = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), Options(new LambdaPolicy.Fixed(1e-9)));

        // θ and V are smooth in λ with derivatives of size 1.
        Close.To(none.Parameters, little.Parameters, 1e-8);
        Close.To(none.Covariance, little.Covariance, 1e-8);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void With_every_row_labelled_every_method_is_classical(double lambda)
    {
        var full = Study with { Labelled = All(600, true), Probability = All(600, 1.0) };
        var classical = Fit<Glm<Bernoulli, Size2>>(full.Columns, FullyLabelled(full.Human), Options(LambdaPolicy.None));
        AssertSame(classical, Fit<Glm<Bernoulli, Size2>>(full.Columns, full.Sample(), Options(new LambdaPolicy.Fixed(lambda))), Rounding);
        var tuned = Fit<Glm<Bernoulli, Size2>>(full.Columns, full.Sample(), Options(LambdaPolicy.OptimalTrace));
        Assert.Equal(0, tuned.Lambda);
        AssertSame(classical, tuned, Rounding);
    }

    [Fact]
    public void With_every_row_labelled_nothing_is_left_to_vary_in_the_corpus()
    {
        var target = Target.Coefficient(1, "x", Scale.LogOdds, 2);
        var fit = Fit<Glm<Bernoulli, Size2>>(Study.Columns, FullyLabelled(Study.Human), Options(LambdaPolicy.None, Generalise.Corpus), target,
            target with { Null = null });
        Assert.Equal(0, fit.Targets[0].StandardError);
        Assert.Equal(fit.Targets[0].Point, fit.Targets[0].LowerEnd());
        Assert.Equal(0, fit.Targets[0].PValue);
        Assert.Null(fit.Targets[1].PValue);
        Close.To(600, fit.Targets[0].EffectiveLabels ?? 0, Rounding);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_constant_prediction_is_tuned_away(bool isFixedSize)
    {
        var constant = Study with { Predicted = All(600, 0.7), Probability = All(600, 0.5) };
        var draw = isFixedSize ? SampleDraw.FixedSize : SampleDraw.Poisson;
        var options = Options(LambdaPolicy.OptimalTrace);
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), constant.Sample(draw), options);
        Close.To(0, fit.Lambda, 1e-12);
        Close.To(Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), constant.Sample(draw), options with { Lambda = LambdaPolicy.None }).Parameters,
            fit.Parameters, 1e-12);
    }

    [Fact]
    public void Copies_of_a_row_count_as_its_weight_in_the_point()
    {
        int[] copies = [0, 1, 2, 2, 3, 3, 3, 4, 5, 5];
        double[] x = [0, 1, 1, 0, 0, 1], y = [0, 1, 0, 1, 0, 1], weights = [1, 1, 2, 3, 1, 2];
        var repeated = Fit<Glm<Bernoulli, Size2>>(Columns(All(10, 1.0), [.. copies.Select(i => x[i])]), FullyLabelled([.. copies.Select(i => y[i])]),
            Options(LambdaPolicy.None));
        var weighted = Fit<Glm<Bernoulli, Size2>>(Columns(All(6, 1.0), x), FullyLabelled(y, weights), Options(LambdaPolicy.None));
        Close.To(repeated.Parameters, weighted.Parameters, Rounding);
    }

    [Fact]
    public void A_replayed_estimator_remembers_nothing()
    {
        var estimator = new RectifiedEstimator(new MEstimator<Glm<Bernoulli, Size2>>());
        var other = SmallStudy.Random(900, seed: 11);
        var options = Options(LambdaPolicy.OptimalFor(1), Generalise.Corpus) with { InfluentialRows = 3 };
        var first = Assert.IsType<RectifiedFit>(estimator.Estimate(Study.Columns, Study.Sample(), Coefficients(2), options));
        Assert.IsType<RectifiedFit>(estimator.Estimate(other.Columns, other.Sample(SampleDraw.FixedSizeWithin(other.Strata)), Coefficients(2), options));
        var again = Assert.IsType<RectifiedFit>(estimator.Estimate(Study.Columns, Study.Sample(), Coefficients(2), options));
        Assert.Equal(first.Parameters.AsSpan(), again.Parameters.AsSpan());
        Assert.Equal(first.Covariance.AsSpan(), again.Covariance.AsSpan());
        Assert.Equal(first.Targets[1].InfluentialRows.AsSpan(), again.Targets[1].InfluentialRows.AsSpan());
        Assert.Equal(first.SingleRowStrata, again.SingleRowStrata);
    }

    [Fact]
    public void Influential_rows_are_the_largest_shares_in_order()
    {
        var probability = All(600, 0.5);
        probability[17] = 0.01;
        var labelled = (bool[])Study.Labelled.Clone();
        labelled[17] = true;
        var study = Study with { Probability = probability, Labelled = labelled };
        foreach (var generalise in new[] { Generalise.Population, Generalise.Corpus })
        {
            var fit = Fit<Glm<Bernoulli, Size2>>(study.Columns, study.Sample(), Options(LambdaPolicy.None, generalise) with { InfluentialRows = 5 });
            var shares = fit.Targets[0].InfluentialRows;
            Assert.Equal(5, shares.Length);
            Assert.Equal(17, shares[0].Row);
            Assert.True(shares[0].Share > 0.5);
            Assert.Equal(shares.Select(row => row.Share).OrderDescending(), shares.Select(row => row.Share));
        }
    }

    private static RectifiedFit Fit(SmallStudy study, bool isFixedSize, Generalise generalise) => Fit<Glm<Bernoulli, Size2>>(
        study.Columns,
        study.Sample(isFixedSize ? SampleDraw.FixedSizeWithin(study.Strata) : SampleDraw.Poisson),
        Options(LambdaPolicy.OptimalFor(1), generalise));

    private static void AssertSame(RectifiedFit expected, RectifiedFit actual, double tolerance)
    {
        Close.To(expected.Parameters, actual.Parameters, tolerance);
        Close.Relative(expected.Covariance, actual.Covariance, 1e-9);
    }
}
