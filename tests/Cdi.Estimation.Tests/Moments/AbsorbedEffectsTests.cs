using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>A kind of rows that the library does not have is one more class: group effects of a linear model, absorbed, are those of dummy variables (Frisch
/// and Waugh 1933; Lovell 1963).</summary>
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
        var columns = Samples.Columns(X);
        var absorbed = Study(new("absorbed", new MEstimator<Glm<Gaussian, Size2>>(), columns, FeatureMap.Number(0), [Samples.Coefficients(2)[0]])
        {
            Binder = new AbsorbedBinder(columns, GroupOf),
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

    private static RectifiedFit Absorbed(EstimationOptions options)
    {
        var estimator = new MEstimator<Glm<Gaussian, Size2>>();
        var rows = new AbsorbedRows(estimator, Samples.Columns(X), GroupOf);
        return Assert.IsType<RectifiedFit>(new RectifiedEstimator(estimator).Estimate(rows, Sample(), Samples.Coefficients(2), options));
    }

    private static RectifiedFit Dummies(EstimationOptions options) =>
        Samples.Fit<Glm<Gaussian, Size5>>(WithDummies(), Sample(), options, Samples.Coefficients(5));

    private static Covariates WithDummies() => Samples.Columns(
        [.. X, .. Enumerable.Range(0, Groups).Select(group => GroupOf.Select(own => own == group ? 1.0 : 0).ToArray())]);

    private static double[] Uniform() => [.. Enumerable.Range(0, Rows).Select(_ => Numbers.NextDouble())];
}
