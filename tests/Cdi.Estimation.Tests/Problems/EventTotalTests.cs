using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>How often an event happens in a small group: 20 of 400 texts, of which 5 are among the 100 that are labelled, 4 with the event.</summary>
public sealed class EventTotalTests
{
    private const int Rows = 400;
    private const int GroupSize = 20;

    private static readonly double[] Group = [.. Enumerable.Range(0, Rows).Select(row => row % GroupSize == 0 ? 1.0 : 0)];
    private static readonly double[] Events =
        [.. Enumerable.Range(0, Rows).Select(row => Group[row] == 1 ? (row == 320 ? 0.0 : 1) : row % 3 == 0 ? 1 : 0)];
    private static readonly double[] Machine = [.. Events.Select((value, row) => row % 7 == 0 ? 1 - value : value)];
    private static readonly bool[] Labelled = [.. Enumerable.Range(0, Rows).Select(row => ((row * 7) + (row / GroupSize)) % 4 == 0)];

    [Fact]
    public void Is_for_a_population_the_number_of_texts_times_the_share_that_is_in_the_group_and_has_the_event()
    {
        var (total, share) = (Total(Group), Fit(1, Group, EstimationMethod.HumanOnly, Generalise.Population));
        Assert.Equal(16, total.Point, 1e-9);

        // Wilson's interval of 4 of 100 is .016 to .098.
        Assert.InRange(total.Lower ?? double.NaN, 4, 7);
        Assert.InRange(total.Upper ?? double.NaN, 36, 42);
        Close.Relative([Rows * (share.Lower ?? 0), Rows * (share.Upper ?? 0), Rows * share.StandardError, share.DegreesOfDesign ?? 0],
            [total.Lower ?? 0, total.Upper ?? 0, total.StandardError, total.DegreesOfDesign ?? 0], 1e-6);
    }

    [Fact]
    public void Has_the_standard_error_of_the_share_in_any_interval_and_ends_at_nothing()
    {
        var wald = Fit(0, Group, EstimationMethod.HumanOnly, Generalise.Population, IntervalRule.Wald);
        Assert.Equal(Rows * Math.Sqrt(0.04 * 0.96 / 99), wald.StandardError, 1e-9);
        var methods = EstimationMethod.All.Where(method => method is { IsValid: true, IsOfSample: true });
        Assert.All(methods, method => Assert.All([Generalise.Population, Generalise.Corpus], generalise =>
        {
            var target = Fit(0, Group, method, generalise);
            Assert.InRange(target.Lower ?? double.NaN, 0, target.Point);
            Assert.InRange(target.Upper ?? double.NaN, target.Point, generalise == Generalise.Corpus ? GroupSize : Rows);
        }));
    }

    [Theory]
    [InlineData(Generalise.Population)]
    [InlineData(Generalise.Corpus)]
    public void Grows_with_the_weight_of_its_texts(Generalise generalise)
    {
        var (once, thrice) = (Total(Group, generalise), Total([.. Group.Select(each => 3 * each)], generalise));
        Close.Relative([3 * (once.Lower ?? 0), 3 * (once.Upper ?? 0), 3 * once.StandardError],
            [thrice.Lower ?? 0, thrice.Upper ?? 0, thrice.StandardError], 1e-9);
    }

    [Fact]
    public void Is_nearly_that_of_the_group_where_other_texts_weigh_nearly_nothing()
    {
        var (alone, among) = (Total(Group), Total([.. Group.Select(each => Math.Max(each, 1e-4))]));
        Assert.Equal(alone.StandardError, among.StandardError, 0.02 * alone.StandardError);
        Assert.InRange(among.Lower ?? double.NaN, 0, among.Point);
    }

    private static TargetEstimate Total(double[] factor, Generalise generalise = Generalise.Population) =>
        Fit(0, factor, EstimationMethod.HumanOnly, generalise);

    private static TargetEstimate Fit(int estimand, double[] factor, EstimationMethod method, Generalise generalise, IntervalRule? interval = null)
    {
        double[] Both(double[] labels) => [.. labels.Select((label, row) => label * Group[row])];
        double[] Seen(double[] labels) => [.. labels.Select((label, row) => Labelled[row] ? label : double.NaN)];
        StudyEstimand[] estimands =
        [
            new("total", new MEstimator<FactorTotal>(), new Covariates(factor, Rows), FeatureMap.Event(0, 2, 1),
                [Target.Coefficient(0, "total", Scale.Mean, 1)]) { IsTotal = true },
            new("share", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Enumerable.Repeat(1.0, Rows).ToArray(), Rows), FeatureMap.Event(1, 2, 1),
                [Target.Coefficient(0, "share", Scale.Proportion, 1)]),
        ];
        AnnotatedVariable[] variables =
            [AnnotatedVariable.OfClasses("v", 2, Rows, Machine, default), AnnotatedVariable.OfClasses("both", 2, Rows, Both(Machine), default)];
        var problem = new StudyProblem(Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber).ToArray(), variables, estimands, Covariates.None(Rows));
        var sample = GivenSample.Uniform(new RecordedAnnotations([Seen(Events), Seen(Both(Events))]), 0);
        var estimation = new StudyEstimation(problem, 3);
        var settings = new InferenceSettings(generalise, 0.05);
        if (interval is { } rule) settings = settings with { Interval = rule };
        var fit = estimation.Estimate(estimand, Assert.IsType<DrawnSample>(sample), method, estimation.OptionsFor(estimand, method, settings));
        return Assert.IsType<RectifiedFit>(fit).Targets[0];
    }
}
