using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Group effects of a linear model, absorbed, are those of dummy variables (Frisch and Waugh 1933; Lovell 1963).</summary>
public sealed class AbsorbedEffectsTests
{
    private const int Rows = 600;
    private const int Groups = 3;

    private static readonly Random Numbers = new(20260401);
    private static readonly int[] GroupOf = [.. Enumerable.Range(0, Rows).Select(row => row * 7 % Groups)];
    private static readonly int[] ClusterOf = [.. Enumerable.Range(0, Rows).Select(row => row % 41)];
    private static readonly double[][] X = [Uniform(), Uniform()];
    private static readonly double[] Human = [.. Uniform().Select((noise, row) => noise + (0.5 * X[0][row]) - X[1][row] + GroupOf[row])];
    private static readonly double[] Machine = [.. Human.Select((value, row) => (0.8 * value) + (0.6 * Numbers.NextDouble()) - (0.1 * GroupOf[row]))];
    private static readonly double[] Probability = [.. X[0].Select(value => 0.15 + (0.4 * value))];
    private static readonly bool[] Labelled = [.. Probability.Select(chance => Numbers.NextDouble() < chance)];

    public static TheoryData<string, Generalise, VarianceEstimator> Cases()
    {
        var cases = new TheoryData<string, Generalise, VarianceEstimator>();
        foreach (var lambda in new[] { "none", "full", "half", "trace", "target" })
        {
            cases.Add(lambda, Generalise.Population, VarianceEstimator.Sandwich);
            cases.Add(lambda, Generalise.Corpus, VarianceEstimator.Sandwich);
            cases.Add(lambda, Generalise.Population, VarianceEstimator.ClusterCR1);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Group_means_removed_are_dummy_variables(string lambda, Generalise generalise, VarianceEstimator variance)
    {
        // The trace is over other parameters where effects are among them; a λ tuned for it is compared as a fixed one.
        var policy = lambda switch
        {
            "none" => LambdaPolicy.None,
            "full" => LambdaPolicy.Full,
            "half" => new LambdaPolicy.Fixed(0.5),
            "target" => LambdaPolicy.OptimalFor(0),
            _ => LambdaPolicy.OptimalTrace,
        };
        var options = Samples.PeerOptions(policy, generalise) with { Variance = variance, InfluentialRows = 3 };
        var absorbed = Absorbed(options);
        Assert.InRange(absorbed.Lambda, lambda == "none" ? 0 : 0.1, 1);
        var expected = Dummies(lambda == "trace" ? options with { Lambda = new LambdaPolicy.Fixed(absorbed.Lambda) } : options);
        Assert.Equal(expected.Lambda, absorbed.Lambda, 1e-9);
        for (var target = 0; target < 2; target++)
        {
            var (one, other) = (expected.Targets[target], absorbed.Targets[target]);
            Assert.Equal(one.Point, other.Point, 1e-9);
            Assert.Equal(one.StandardError, other.StandardError, 1e-9);
            Assert.Equal(one.Lower ?? double.NaN, other.Lower ?? double.NaN, 1e-9);
            Assert.Equal(one.PValue ?? double.NaN, other.PValue ?? double.NaN, 1e-9);
            Assert.Equal(one.EffectiveLabels ?? double.NaN, other.EffectiveLabels ?? double.NaN, 1e-6);
            Assert.Equal(one.InfluentialRows.Select(row => row.Row), other.InfluentialRows.Select(row => row.Row));
        }
    }

    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void A_study_whose_estimand_absorbs_effects_is_that_with_dummies(Generalise generalise)
    {
        var settings = new ReplaySettings
        {
            Name = "absorbed",
            Trials = 60,
            Threads = 2,
            Plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 150),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.Calibrated],
            Inference = new InferenceSettings(generalise, 0.1) { Interval = IntervalRule.Wald },
        };
        var columns = WithBlanks();
        var absorbed = Study(new("absorbed", Slopes(), columns, FeatureMap.Number(0), [Samples.Coefficients(2)[0]])
        {
            Absorbed = new AbsorbedEffects([GroupOf]),
        });
        var dummies = Study(new("dummies", new MEstimator<Glm<Gaussian, Size5>>(), WithDummies(), FeatureMap.Number(0), [Samples.Coefficients(5)[0]]));
        var (expected, actual) = (Replayed(dummies, settings), Replayed(absorbed, settings));
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k].Truth, actual[k].Truth, 1e-9);
            Assert.Equal(expected[k].Width.Value, actual[k].Width.Value, 1e-9);
            Assert.Equal(expected[k].RootMeanSquaredError.Value, actual[k].RootMeanSquaredError.Value, 1e-9);
            Assert.Equal((expected[k].Coverage, expected[k].Failures), (actual[k].Coverage, actual[k].Failures));
        }
    }

    private static RecordedStudy Study(StudyEstimand estimand)
    {
        RowKey[] keys = [.. Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber)];
        return new(new(keys, [AnnotatedVariable.OfNumber("v", Rows, Machine, default)], [estimand], Samples.Columns(X)), new(Human));
    }

    private static ReplayCell[] Replayed(RecordedStudy study, ReplaySettings settings) =>
        [.. Assert.IsType<ReplayResult>(study.Replay.Run(settings)).Cells];

    private static RectifiedSample Sample() => new(Samples.Features(Human), Samples.Features(Machine), Labelled, Probability, SampleDraw.Poisson)
    {
        Clusters = ClusterOf,
    };

    /// <summary>Two groupings that cross, one of which is of few groups; means over one and then the other converge, the equations are exact.</summary>
    [Theory]
    [InlineData(Generalise.Population)]
    [InlineData(Generalise.Corpus)]
    public void Two_groupings_are_dummy_variables_of_both(Generalise generalise)
    {
        int[] other = [.. Enumerable.Range(0, Rows).Select(row => (row * 11 % 13 % 3) % 2)];
        var options = Samples.PeerOptions(LambdaPolicy.OptimalFor(0), generalise);
        var absorbed = Absorbed(options, new EffectGroups(GroupOf, other));
        double[][] dummies =
        [
            .. X, .. Enumerable.Range(0, 2).Select(group => GroupOf.Select(own => own == group ? 1.0 : 0).ToArray()), [.. other.Select(own => (double)own)],
        ];
        var expected = Samples.Fit<Glm<Gaussian, Size6>>(
            Samples.Columns([.. dummies, [.. X[0].Select(_ => 1.0)]]), Sample(), options, Samples.Coefficients(6));
        for (var target = 0; target < 2; target++)
        {
            Assert.Equal(expected.Targets[target].Point, absorbed.Targets[target].Point, 1e-9);
            Assert.Equal(expected.Targets[target].StandardError, absorbed.Targets[target].StandardError, 1e-9);
        }
    }

    [Fact]
    public void A_hundred_thousand_groups_take_a_second()
    {
        const int groups = 100_000;
        var count = 3 * groups;
        int[] group = [.. Enumerable.Range(0, count).Select(row => row % groups)];
        int[] period = [.. Enumerable.Range(0, count).Select(row => (row / groups) + (row % 7))];
        double[][] x = [[.. group.Select(_ => Numbers.NextDouble())], [.. group.Select(_ => Numbers.NextDouble())]];
        double[] label = [.. group.Select((own, row) => (2 * x[0][row]) - x[1][row] + (own % 97) + (0.3 * period[row]))];
        var columns = new double[5 * count];
        for (var j = 0; j < 2; j++) x[j].CopyTo(columns, j * count);
        var rows = new AbsorbedRows((WithoutLastParameter)Slopes(), new(columns, count), new EffectGroups(group, period));
        var equation = Assert.IsType<AbsorbedMoments>(rows.Over(new Cdi.Estimation.Sources.RowColumns(Samples.Features(label), count)));
        var (score, jacobian) = (new double[2], new double[4]);
        equation.Evaluate([2, -1], score, jacobian);
        Assert.InRange(score[0], -1e-12, 1e-12);
        Assert.InRange(score[1], -1e-12, 1e-12);
        Assert.Equal(groups + period.Distinct().Count() - 1, equation.EffectRank);
    }

    /// <summary>More free groups of both than are factored: conjugate gradients.</summary>
    [Fact]
    public void Thousands_of_groups_that_cross_thousands()
    {
        const int groups = 1500;
        var count = 8 * groups;
        int[] one = [.. Enumerable.Range(0, count).Select(_ => Numbers.Next(groups))];
        int[] other = [.. Enumerable.Range(0, count).Select(_ => Numbers.Next(groups))];
        double[][] x = [[.. one.Select(_ => Numbers.NextDouble())], [.. one.Select(_ => Numbers.NextDouble())]];
        double[] label = [.. one.Select((own, row) => (2 * x[0][row]) - x[1][row] + (own % 97) + (0.3 * other[row]))];
        var columns = new double[5 * count];
        for (var j = 0; j < 2; j++) x[j].CopyTo(columns, j * count);
        var rows = new AbsorbedRows((WithoutLastParameter)Slopes(), new(columns, count), new EffectGroups(one, other));
        var (score, jacobian) = (new double[2], new double[4]);
        rows.Over(new Cdi.Estimation.Sources.RowColumns(Samples.Features(label), count)).Evaluate([2, -1], score, jacobian);
        Assert.InRange(score[0], -1e-10, 1e-10);
        Assert.InRange(score[1], -1e-10, 1e-10);
    }

    [Fact]
    public void A_regressor_that_does_not_vary_within_groups_is_told()
    {
        var columns = WithBlanks().Values.ToArray();
        for (var row = 0; row < Rows; row++) columns[Rows + row] = 0.1 + (GroupOf[row] / 3.0);
        var slopes = Slopes();
        var rows = new AbsorbedBinder(new(columns, Rows), new EffectGroups(GroupOf)).Bind(slopes);
        var failure = Assert.IsType<SolveFailure.Collinear>(new RectifiedEstimator(slopes).Estimate(
            rows, Sample(), Samples.Coefficients(2), Samples.PeerOptions(LambdaPolicy.None)));
        Assert.True(failure.IsConstantWithinGroups);
        Assert.Equal([1], failure.Parameters);
    }

    private static MEstimator Slopes() => AbsorbedEffects.Slopes(new MEstimator<AbsorbingLeastSquares>());

    private static Covariates WithBlanks() => Samples.Columns([.. X, new double[Rows], new double[Rows], new double[Rows]]);

    private static RectifiedFit Absorbed(EstimationOptions options, EffectGroups? groups = null)
    {
        var slopes = Slopes();
        var rows = new AbsorbedBinder(WithBlanks(), groups ?? new EffectGroups(GroupOf)).Bind(slopes);
        return Assert.IsType<RectifiedFit>(new RectifiedEstimator(slopes).Estimate(rows, Sample(), Samples.Coefficients(2), options));
    }

    private static RectifiedFit Dummies(EstimationOptions options) =>
        Samples.Fit<Glm<Gaussian, Size5>>(WithDummies(), Sample(), options, Samples.Coefficients(5));

    private static Covariates WithDummies() => Samples.Columns(
        [.. X, .. Enumerable.Range(0, Groups).Select(group => GroupOf.Select(own => own == group ? 1.0 : 0).ToArray())]);

    private static double[] Uniform() => [.. Enumerable.Range(0, Rows).Select(_ => Numbers.NextDouble())];
}
