using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>What labels contribute to a target, row by row from the scores of its model, and the interval that follows by statistics.md §11.</summary>
public sealed class ContributionsReferenceTests
{
    private const double Rounding = 1e-9;
    private const int Rows = 60;

    private static readonly double[] X = [.. Enumerable.Range(0, Rows).Select(row => Math.Sin(1.7 * row) + (row % 6 == 0 ? 1.5 : 0))];
    private static readonly double[] Events = [.. X.Select((x, row) => Math.Sin(5 * row) + (0.4 * x) > 0.2 ? 1.0 : 0)];
    private static readonly double[] Said = [.. Events.Select((value, row) => row % 9 == 0 ? 1 - value : value)];
    private static readonly double[] Numbers = [.. X.Select((x, row) => 1 + (0.5 * x) + Math.Cos(row * row))];
    private static readonly double[] Guesses = [.. Numbers.Select((value, row) => value + (0.4 * Math.Sin(3.1 * row)))];
    private static readonly int[] Strata = [.. Enumerable.Range(0, Rows).Select(row => row < 25 ? 1 : row < 56 ? 0 : 2)];
    private static readonly double[] Probability = [.. Enumerable.Range(0, Rows).Select(row => IsCertain(row) ? 1 : 0.3 + (0.4 * (row * 7 % 13) / 13))];
    private static readonly bool[] Labelled = [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 || IsCertain(row))];
    private static readonly int[] Drawn = [.. Enumerable.Range(0, Rows).Where(row => Labelled[row])];

    public static TheoryData<bool, bool, double, bool, Generalise, Alternative> Cases => new()
    {
        { true, false, 0, false, Generalise.Corpus, Alternative.TwoSided },
        { true, false, 0, true, Generalise.Corpus, Alternative.Larger },
        { true, false, 0.6, true, Generalise.Corpus, Alternative.TwoSided },
        { true, false, 0, false, Generalise.Population, Alternative.TwoSided },
        { true, false, 0.6, false, Generalise.Population, Alternative.Smaller },
        { true, true, 0, true, Generalise.Corpus, Alternative.TwoSided },
        { true, true, 0.6, false, Generalise.Population, Alternative.TwoSided },
        { false, false, 0, false, Generalise.Corpus, Alternative.TwoSided },
        { false, false, 0.6, true, Generalise.Population, Alternative.TwoSided },
        { false, true, 0.6, true, Generalise.Corpus, Alternative.TwoSided },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_interval_of_least_squares_has_the_moments_of_its_labels(
        bool isIndicator, bool isSlope, double lambda, bool isFixedSize, Generalise generalise, Alternative alternative)
    {
        var (human, predicted) = isIndicator ? (Events, Said) : (Numbers, Guesses);
        var draw = isFixedSize ? SampleDraw.FixedSizeWithin(Strata) : SampleDraw.Poisson;
        var map = isIndicator ? FeatureMap.Event(0, 2, 1) : FeatureMap.Number(0);
        var sample = new RectifiedSample(Features(human), Features(predicted), Labelled, Probability, draw) { Map = map };
        var options = PeerOptions(new LambdaPolicy.Fixed(lambda), generalise) with { Alternative = alternative };
        var scale = isSlope ? Scale.Coefficient : isIndicator ? Scale.Proportion : Scale.Mean;
        RectifiedFit Under(IntervalRule rule) => isSlope
            ? Fit<Glm<Gaussian, Size2>>(Columns(All(Rows, 1.0), X), sample, options with { Interval = rule }, Target.Coefficient(1, "x", scale, 2))
            : Fit<Glm<Gaussian, Size1>>(Columns(All(Rows, 1.0)), sample, options with { Interval = rule }, Target.Coefficient(0, "mean", scale, 1));
        var (wald, finite) = (Under(IntervalRule.Wald), Under(IntervalRule.FiniteSample));

        // θ̂ moves by −h g; a label of one more moves it by h x.
        var size = isSlope ? 2 : 1;
        double Along(int row) => finite.HessianInverse[^size] + (isSlope ? finite.HessianInverse[3] * X[row] : 0);
        double Score(int row, double label) => finite.Parameters[0] + (isSlope ? finite.Parameters[1] * X[row] : 0) - label;
        double[] own = [.. Drawn.Select(row => -Along(row) * Score(row, human[row]))];
        double[] residual = [.. Drawn.Select((row, k) => own[k] + (Along(row) * lambda * Score(row, predicted[row])))];
        double[] jump = [.. Drawn.Select(row => Along(row) * (isIndicator ? 1 : Bounded(human, [.. LikeIt(row)])))];
        var labels = isIndicator && lambda == 0 ? Drawn.Select(row => human[row]).ToArray() : [];
        Check(wald, finite, new Labels(own, residual, jump, labels), map.Scale, options, isFixedSize, isAverage: !isSlope);

        // Of labels within a factor of two in weight the nearest twenty, the nearest five of all at least, and whatever is as near as the last of them.
        IEnumerable<int> LikeIt(int row)
        {
            double Distance(int other) => Math.Abs(Math.Log(Math.Abs(Along(other) / Along(row))));
            double[] distances = [.. Drawn.Select(Distance).Order()];
            var last = Math.Clamp(distances.Count(each => each <= Math.Log(2)), 5, 20);
            return Drawn.Where(other => Distance(other) <= distances[last - 1] + Rounding);
        }
    }

    [Fact]
    public void Numbers_of_several_features_move_the_target_by_the_deviation_of_what_they_make_of_it()
    {
        var map = FeatureMap.Numbers(3);
        double[] features = [.. All(Rows, 1.0), .. Numbers, .. X];
        var sample = new RectifiedSample(features, default, Labelled, Probability, SampleDraw.Poisson) { Map = map };
        var options = PeerOptions(LambdaPolicy.None);
        var target = new Target("difference", Scale.Coefficient, at => at[0] - (2 * at[1]), (_, gradient) => (gradient[0], gradient[1]) = (1, -2));
        RectifiedFit Under(IntervalRule rule) =>
            Fit<VectorMean<Size2>>(Covariates.None(Rows), sample, options with { Interval = rule }, target);
        var (wald, finite) = (Under(IntervalRule.Wald), Under(IntervalRule.FiniteSample));
        var inverse = finite.HessianInverse[0];
        double[] own = [.. Drawn.Select(row => -inverse * (finite.Parameters[0] - Numbers[row] - (2 * (finite.Parameters[1] - X[row]))))];
        var jump = All(Drawn.Length, inverse * Deviation([.. Numbers.Zip(X, (number, x) => number - (2 * x))], Drawn));
        Check(wald, finite, new Labels(own, own, jump, []), map.Scale, options, isFixedSize: false, isAverage: false, several: true);
    }

    [Theory]
    [InlineData(Generalise.Population, 0)]
    [InlineData(Generalise.Population, 1)]
    [InlineData(Generalise.Corpus, 1)]
    public void Classes_move_the_target_by_the_largest_difference_of_two_of_them(Generalise generalise, int coordinate)
    {
        double[] said = [.. Enumerable.Range(0, Rows).Select(row => (double)(row * row % 7 % 3))];
        var map = FeatureMap.Classes(0, 3, 0);
        var features = new double[3 * Rows];
        map.Fill([said], features);
        var sample = new RectifiedSample(features, default, Labelled, Probability, SampleDraw.Poisson) { Map = map };
        var options = PeerOptions(LambdaPolicy.None, generalise);
        RectifiedFit Under(IntervalRule rule) => Fit<MultinomialLogit<Size2, Size1>>(
            Columns(All(Rows, 1.0)), sample, options with { Interval = rule }, Target.Coefficient(coordinate, "k", Scale.LogOdds, 2));
        var (wald, finite) = (Under(IntervalRule.Wald), Under(IntervalRule.FiniteSample));

        // The score of class k is its share less the label's.
        double[] odds = [1, Math.Exp(finite.Parameters[0]), Math.Exp(finite.Parameters[1])];
        double[] along = [.. Enumerable.Range(0, 3).Select(label => Enumerable.Range(1, 2)
            .Sum(k => -finite.HessianInverse[(2 * coordinate) + k - 1] * ((odds[k] / odds.Sum()) - (label == k ? 1 : 0))))];
        double[] own = [.. Drawn.Select(row => along[(int)said[row]])];
        Check(wald, finite, new Labels(own, own, All(Drawn.Length, along.Max() - along.Min()), []), map.Scale, options, isFixedSize: false, isAverage: false,
            several: true);
    }

    [Fact]
    public void Centres_of_a_draw_of_fixed_size_are_forgotten()
    {
        var estimator = new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size1>>());
        var options = PeerOptions(LambdaPolicy.None, Generalise.Corpus) with { Interval = IntervalRule.FiniteSample };
        EstimationOutcome Estimate(RectifiedEstimator by, SampleDraw draw) => by.Estimate(
            Columns(All(Rows, 1.0)),
            new RectifiedSample(Features(Events), default, Labelled, Probability, draw) { Map = FeatureMap.Event(0, 2, 1) },
            [Target.Coefficient(0, "share", Scale.Proportion, 1)],
            options);
        Estimate(estimator, SampleDraw.FixedSizeWithin(Strata));
        var again = Assert.IsType<RectifiedFit>(Estimate(estimator, SampleDraw.Poisson)).Targets[0];
        var fresh = Assert.IsType<RectifiedFit>(Estimate(new(new MEstimator<Glm<Gaussian, Size1>>()), SampleDraw.Poisson)).Targets[0];

        Assert.Equal((fresh.Lower, fresh.Upper), (again.Lower, again.Upper));
    }

    private static void Check(
        RectifiedFit wald, RectifiedFit finite, Labels labels, OutcomeScale scale, EstimationOptions options, bool isFixedSize, bool isAverage,
            bool several = false)
    {
        var isCorpus = options.Generalise == Generalise.Corpus;
        double[] probability = [.. Drawn.Select(row => Probability[row])];
        var centres = isFixedSize ? Centres(labels.Residual) : new double[Drawn.Length];
        var population = isCorpus ? default : OfPopulation(labels.Own);
        var hasOtherParts = several || scale == OutcomeScale.Indicator;
        var moments = new FiniteSampleMoments(labels.Residual, labels.Jump, probability, centres, labels.Said, Rows, !isCorpus)
            { HasOtherParts = hasOtherParts }
            .Measure(population, isAverage, scale);
        var counts = isCorpus && isAverage && scale == OutcomeScale.Indicator;
        var tail = options.Alternative == Alternative.TwoSided ? options.Alpha / 2 : options.Alpha;
        var unseen = counts ? new UnseenLabels(labels.Residual, labels.Jump, probability, labels.Said).Distances(Rows, tail) : default;
        var (expected, actual) = (wald.Targets[0], finite.Targets[0]);
        var variance = Math.Pow(expected.FunctionStandardError, 2) + Math.Max(0, moments.AddedVariance);
        var reference = new WaldInference(options.Alpha, options.Alternative, moments.DegreesOfFreedom);
        var score = new ScoreInference(reference, variance, moments.SlopeAbove, moments.SlopeBelow) { Unseen = unseen };
        var (lower, upper) = score.Interval(expected.Point);

        // With predictions the error shown is that of the interval where this is long.
        var shown = labels.Residual.AsSpan().SequenceEqual(labels.Own) ? variance : score.ShownVariance();
        Close.To(Math.Sqrt(shown), actual.FunctionStandardError, Rounding);
        Close.To([Within(lower), Within(upper)], [actual.LowerEnd(), actual.UpperEnd()], Rounding);

        double Within(double end) => actual.Scale == Scale.Proportion ? Math.Clamp(end, 0, 1) : end;
    }

    // One row of a stratum that was drawn, and a stratum that was labelled as a whole.
    private static bool IsCertain(int row) => row is 31 or >= 56;

    // Σ(1 − π)u/π / Σ(1 − π) in each stratum.
    private static double[] Centres(double[] residual)
    {
        double Spare(int k) => 1 - Probability[Drawn[k]];
        int[] Stratum(int of) => [.. Enumerable.Range(0, Drawn.Length).Where(k => Strata[Drawn[k]] == of)];
        double[] centres = [.. Enumerable.Range(0, 2).Select(of =>
            Stratum(of).Sum(k => Spare(k) * residual[k] / Probability[Drawn[k]]) / Stratum(of).Sum(Spare))];
        return [.. Drawn.Select(row => Strata[row] == 2 ? 0 : centres[Strata[row]])];
    }

    // Of the weighted mean of what n rows add, as draws from a population: n times the moments of one, with the divisor that is unbiased for the second.
    private static (double Second, double Third) OfPopulation(double[] own)
    {
        double[] weight = [.. Drawn.Select(row => 1 / Probability[row])];
        var total = weight.Sum();
        var mean = own.Select((value, k) => weight[k] * value).Sum() / total;
        double Moment(int power) => own.Select((value, k) => weight[k] * Math.Pow((value - mean) / Rows, power)).Sum() * Rows / total;
        return (Moment(2) / (1 - (weight.Sum(each => each * each) / (total * total))), Moment(3));
    }

    // The deviation of all labels, from that of some to the upper end of its one-sided interval of 95 %, with as many degrees of freedom as its kurtosis says;
    // to no end where one or two of them carry it.
    private static double Bounded(double[] values, int[] among)
    {
        var (own, mean) = (Deviation(values, among), among.Average(row => values[row]));
        var kurtosis = among.Average(row => Math.Pow(values[row] - mean, 4)) / Math.Pow(among.Average(row => Math.Pow(values[row] - mean, 2)), 2);
        if (among.Length / kurtosis < Math.Clamp(among.Length / 8.0, 1.6, 2.5)) return Math.Max(own, Deviation(values, Drawn));
        var freedom = kurtosis > 1 ? Math.Min(among.Length - 1, 2 * among.Length / (kurtosis - 1)) : among.Length - 1;
        var chi = freedom * Math.Pow(1 - (2 / (9 * freedom)) + (Normal.InvCDF(0, 1, 0.05) * Math.Sqrt(2 / (9 * freedom))), 3);
        return Math.Clamp(Deviation(values, Drawn), own, own * Math.Sqrt(freedom / chi));
    }

    private static double Deviation(double[] values, int[] among)
    {
        var mean = among.Average(row => values[row]);
        return Math.Sqrt(among.Sum(row => Math.Pow(values[row] - mean, 2)) / (among.Length - 1));
    }

    /// <summary>m each: −hᵀg of the human labels, u, J, and what humans say where they alone count.</summary>
    private sealed record Labels(double[] Own, double[] Residual, double[] Jump, double[] Said);
}
