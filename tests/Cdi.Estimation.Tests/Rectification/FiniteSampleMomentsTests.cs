using Cdi.Estimation.Annotations;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>The moments of what labels contribute, against the definitions of specs/statistics.md written out: expectations over disagreements are means over
/// those seen, not polynomials of their moments.</summary>
public sealed class FiniteSampleMomentsTests
{
    private const double Rounding = 1e-10;
    private const int Corpus = 50;

    public static TheoryData<int, bool, bool, OutcomeScale> Cases()
    {
        var cases = new TheoryData<int, bool, bool, OutcomeScale>();
        for (var seed = 0; seed < 12; seed++)
        {
            foreach (var scale in new[] { OutcomeScale.Indicator, OutcomeScale.Number })
            {
                cases.Add(seed, seed % 2 == 0 && scale == OutcomeScale.Indicator, seed % 3 == 0, scale);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_those_of_their_definition(int seed, bool areHumanAlone, bool hasPopulation, OutcomeScale scale)
    {
        var behind = Behind.Random(seed, areHumanAlone, hasPopulation);
        var (actual, expected) = (behind.Measure(true, scale), behind.Expected(true, scale));

        Close.Relative(
            [expected.AddedVariance, expected.SlopeAbove, expected.SlopeBelow, expected.DegreesOfFreedom ?? -1],
            [actual.AddedVariance, actual.SlopeAbove, actual.SlopeBelow, actual.DegreesOfFreedom ?? -1], Rounding);
    }

    [Fact]
    public void Without_skewness_of_their_own_labels_leave_the_pseudo_labels()
    {
        var behind = Behind.Random(4, areHumanAlone: false, hasPopulation: true);
        var moments = behind.Measure(false, OutcomeScale.Indicator);

        Assert.Equal(moments.SlopeAbove, moments.SlopeBelow);
        Assert.Equal(behind.Expected(false, OutcomeScale.Indicator).SlopeAbove, moments.SlopeAbove, Rounding);
    }

    [Fact]
    public void What_no_label_changes_has_the_size_of_what_it_contributes()
    {
        // Ten rows contribute ±1; in one a label changes next to nothing, and e = u/J would be a million.
        double[] residual = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
        double[] jump = [1e-6, 2, 2, 2, 2, 2, 2, 2, 2, 2];
        double[] probability = [.. Enumerable.Repeat(0.2, 10)];
        double Added(bool hasOtherParts, double[] sizes) =>
            new FiniteSampleMoments(residual, sizes, probability, new double[10], [], Corpus, hasPopulation: false) { HasOtherParts = hasOtherParts }
                .Measure(default, hasSkewness: false, OutcomeScale.Indicator).AddedVariance;

        // Σ(1 − π)(u/πn)² is .08; e is 1 in the first row and ±1/2 in the others.
        Assert.InRange(Added(true, jump), 0, 0.08);
        Assert.InRange(Added(false, jump), 1e6, double.PositiveInfinity);
        Assert.Equal(Added(false, [1, .. jump[1..]]), Added(true, jump), 1e-6);
    }

    [Fact]
    public void Each_case_of_the_rule_is_among_those_tried()
    {
        var all = Enumerable.Range(0, 12).Select(seed => Behind.Random(seed, seed % 2 == 0, seed % 3 == 0)).ToList();

        Assert.Contains(all, behind => behind.IsMixed);
        Assert.Contains(all, behind => !behind.IsMixed);
        Assert.Contains(all, behind => behind.Expected(true, OutcomeScale.Indicator).AddedVariance > 0);
        Assert.Contains(all, behind => behind.Expected(true, OutcomeScale.Number).DegreesOfFreedom > 1);
    }

    [Fact]
    public void A_row_whose_label_does_not_enter_says_nothing_of_disagreements()
    {
        // The fourth row has a jump of rounding size: its quotient u/J would be 1e9.
        double[] residual = [1, 0, 0, 1e-3];
        double[] jump = [1, 1, 1, 1e-12];
        var behind = new Behind(residual, jump, [0.5, 0.1, 0.2, 0.5], new double[4], [], default, false);

        Assert.Equal(behind.Expected(true, OutcomeScale.Indicator).AddedVariance, behind.Measure(true, OutcomeScale.Indicator).AddedVariance, Rounding);
        Assert.True(behind.Measure(true, OutcomeScale.Indicator).AddedVariance < 1);
    }

    private sealed record Behind(
        double[] Residual, double[] Jump, double[] Probability, double[] Centres, double[] Labels, (double Second, double Third) Population, bool HasPopulation)
    {
        public static Behind Random(int seed, bool areHumanAlone, bool hasPopulation)
        {
            var random = new Random(seed);
            var rows = 8 + seed;
            var (residual, jump, probability, centres, labels) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
            for (var k = 0; k < rows; k++)
            {
                jump[k] = (k % 4 == 3 ? -1 : 1) * (0.5 + random.NextDouble());
                labels[k] = random.Next(2);
                residual[k] = jump[k] * ((seed % 4 == 1 ? 0.1 : 1) * (random.Next(3) - 0.7));
                probability[k] = k == 1 ? 1 : seed % 5 == 0 ? 0.4 : 0.02 + (0.9 * random.NextDouble());
                centres[k] = seed % 2 == 0 ? 0 : 0.3;
            }

            return new(residual, jump, probability, centres, areHumanAlone ? labels : [], hasPopulation ? (2e-4, 3e-6) : default, hasPopulation);
        }

        private IEnumerable<int> Rows => Enumerable.Range(0, Jump.Length);

        private double Chance(int k) => 1 - Probability[k];

        private double Added(double u, int k) => ((u / Probability[k]) - Centres[k]) / Corpus;

        private double Second => Rows.Sum(k => Chance(k) * Math.Pow(Added(Residual[k], k), 2));

        private double Third => Rows.Sum(k => Chance(k) * Chance(k) * Math.Pow(Added(Residual[k], k), 3));

        private double[] Errors => [.. Rows.Where(k => Math.Abs(Jump[k]) > 1e-9 * Jump.Max(Math.Abs)).Select(k => Residual[k] / Jump[k])];

        private double WorkingSecond => Rows.Sum(k => Chance(k) * Errors.Average(error => Math.Pow(Added(Jump[k] * error, k), 2)));

        // As above but for the square of the chance, which the offset common to all errors has once more.
        private double WorkingThird => Rows.Sum(k =>
        {
            var (mean, size) = (Errors.Average(), Jump[k] / (Probability[k] * Corpus));
            var offset = Added(Jump[k] * mean, k);
            return Errors.Average(error => Chance(k) * (Chance(k) * (Math.Pow(offset, 3) + (3 * offset * Math.Pow(size * (error - mean), 2))
                + Math.Pow(size * (error - mean), 3))));
        });

        private double Trust
        {
            get
            {
                var weights = Rows.Select(k => Chance(k) * Math.Pow(Jump[k] / (Probability[k] * Corpus), 2)).ToList();
                var (mean, errors) = (Errors.Average(), Errors);
                var square = errors.Average(error => Math.Pow(error - mean, 2));
                var kurtosis = errors.Average(error => Math.Pow(error - mean, 4)) / (square * square);
                var number = weights.Sum() * weights.Sum() / weights.Sum(weight => weight * weight) / Math.Max(1, kurtosis);
                return number * number / ((number * number) + 10);
            }
        }

        private double Mixture => (Trust * Second) + ((1 - Trust) * WorkingSecond);

        public bool IsMixed => Mixture > Second;

        public ContributionMoments Measure(bool hasSkewness, OutcomeScale scale) =>
            new FiniteSampleMoments(Residual, Jump, Probability, Centres, Labels, Corpus, HasPopulation).Measure(Population, hasSkewness, scale);

        public ContributionMoments Expected(bool hasSkewness, OutcomeScale scale)
        {
            var (above, below) = (Pseudo(1), Pseudo(-1));
            var variance = Math.Max(Math.Max(Second, Mixture), Labels.Length == 0 ? above.Square : above.Square + below.Square);
            var own = hasSkewness && scale == OutcomeScale.Indicator ? IsMixed ? (Trust * Third) + ((1 - Trust) * WorkingThird) : Third : 0;
            var population = own != 0 && Population.Second > 0 ? Population.Third / Population.Second : 0;
            var one = HasPopulation ? Rows.Average(k => Math.Pow(Jump[k] / Corpus, 2)) : 0;
            var fourth = Rows.Sum(k => Math.Pow(Chance(k) * Math.Pow(Added(Residual[k], k), 2), 2));
            return new(
                Math.Max(variance - Second, one - Second - Population.Second),
                Slope(above, own, variance) + population,
                Slope(below, -own, variance) - population,
                scale == OutcomeScale.Number ? Math.Max(1, Second * Second / (fourth - (Second * Second / Jump.Length))) : null);
        }

        // Two pseudo-labels by their share of the variance.
        private static double Slope((double Square, double Rise) pseudo, double third, double variance) =>
            ((2 * pseudo.Square * pseudo.Rise) + third) / (variance + (2 * pseudo.Square));

        private (double Square, double Rise) Pseudo(int direction)
        {
            var left = Rows.Where(k => Chance(k) > 0).ToList();
            var square = left.Sum(k => Chance(k) * Math.Pow(Differs(k, direction), 2));
            return (square / left.Count, square / left.Sum(k => Differs(k, direction)));
        }

        // By how much θ̂ moves where the label of a row differs: from what a model said, in either direction; from the other label, in the one that there is.
        private double Differs(int k, int direction)
        {
            if (Labels.Length == 0) return Math.Abs(Jump[k]) / Probability[k] / Corpus;
            var ofOther = Residual[k] + (Labels[k] == 0 ? Jump[k] : -Jump[k]);
            var furthest = direction > 0 ? Math.Max(ofOther, Residual[k]) : Math.Min(ofOther, Residual[k]);
            return Math.Max(0, direction * Added(furthest, k));
        }
    }
}
