using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>Whether a model's confidence deserves its name.</summary>
public class ConfidenceReviewTests
{
    private const double Rounding = 1e-12;

    private static readonly ConfidentRow[] Ten =
    [
        new(0.9, true, 1), new(0.8, true, 2), new(0.8, false, 1), new(0.7, true, 4), new(0.6, true, 1),
        new(0.6, false, 3), new(0.55, false, 2), new(0.4, true, 1), new(0.3, false, 5), new(0.2, false, 2),
    ];

    [Fact]
    public void The_area_is_the_weighted_share_of_pairs_in_order_with_half_of_ties()
    {
        var (ordered, pairs) = (0.0, 0.0);
        foreach (var one in Ten.Where(row => row.Agrees))
        {
            foreach (var other in Ten.Where(row => !row.Agrees))
            {
                var weight = one.Weight * other.Weight;
                pairs += weight;
                ordered += weight * (one.Confidence > other.Confidence ? 1 : one.Confidence == other.Confidence ? 0.5 : 0);
            }
        }

        var area = Assert.NotNull(Of(Ten).Discrimination);
        Assert.Equal(ordered / pairs, area.Point, Rounding);
        Assert.InRange(area.Point, area.Lower ?? 1, area.Upper ?? 0);
    }

    [Fact]
    public void The_area_of_equal_weights_has_DeLongs_error_but_for_the_divisors()
    {
        var rows = Simulated(4000, 3);
        var area = Assert.NotNull(Of(rows).Discrimination);
        var (agree, not) = (rows.Where(row => row.Agrees).ToList(), rows.Where(row => !row.Agrees).ToList());
        var variance = Variance([.. agree.Select(one => not.Average(other => Above(one, other)))]) / agree.Count
            + (Variance([.. not.Select(other => agree.Average(one => Above(one, other)))]) / not.Count);
        var halfOnLogit = (Logit(area.Upper) - Logit(area.Lower)) / 2;

        // Divisors n − 1 of each class against N/(N − 1) of both, and t against the normal: less than 2 in a thousand at 4000 rows.
        Assert.Equal(1, halfOnLogit * area.Point * (1 - area.Point) / (1.959963984540054 * Math.Sqrt(variance)), 2e-3);

        static double Above(ConfidentRow one, ConfidentRow other) => one.Confidence > other.Confidence ? 1 : one.Confidence == other.Confidence ? 0.5 : 0;

        static double Logit(double? share) => Math.Log((share ?? 0) / (1 - (share ?? 1)));
    }

    [Fact]
    public void Brier_and_overconfidence_are_weighted_means_with_the_interval_of_a_mean()
    {
        var quality = Of(Ten);
        var total = Ten.Sum(row => row.Weight);
        Assert.Equal(Ten.Sum(row => row.Weight * Math.Pow(row.Confidence - (row.Agrees ? 1 : 0), 2)) / total, quality.Brier.Point, Rounding);
        Assert.Equal(Ten.Sum(row => row.Weight * (row.Confidence - (row.Agrees ? 1 : 0))) / total, quality.Overconfidence.Point, Rounding);

        // t of 9 degrees 2.2621571628; √(10/9 Σ w²(z − z̄)²)/Σw.
        var mean = quality.Overconfidence.Point;
        var error = Math.Sqrt(Ten.Sum(row => row.Weight * row.Weight * Math.Pow(row.Gap - mean, 2)) * 10 / 9) / total;
        Assert.Equal(mean + (2.2621571627409915 * error), quality.Overconfidence.Upper ?? 0, 1e-9);
    }

    [Fact]
    public void The_calibration_error_is_the_mean_of_the_gaps_of_bands()
    {
        // Bands [.9, 1]: gaps −.1, −.1; [.6, .7): gaps .6 and −.4 with weights 1 and 3. ECE = (.2 + |.6 − 1.2|)/6.
        ConfidentRow[] rows = [new(0.9, true, 1), new(0.9, true, 1), new(0.6, false, 1), new(0.6, true, 3)];
        Assert.Equal(0.8 / 6, Of(rows).CalibrationError.Point, Rounding);
        Assert.Equal(0.1 * 2 / 2, Of(rows[..2]).CalibrationError.Point, Rounding);
        Assert.Null(Of(rows[..2]).CalibrationError.Lower);
    }

    [Fact]
    public void Of_a_calibrated_model_the_calibration_error_is_about_what_chance_gives()
    {
        // 400 replications of 200 rows: the mean of either is known to 2 %, six standard errors of their difference are .12 of the level.
        var (seen, expected) = (0.0, 0.0);
        for (var seed = 0; seed < 400; seed++)
        {
            var quality = Of(Simulated(200, seed));
            (seen, expected) = (seen + quality.CalibrationError.Point, expected + quality.CalibrationErrorByChance);
        }

        Assert.Equal(1, seen / expected, 0.12);
    }

    [Fact]
    public void Intervals_cover_the_corpus_under_unequal_probabilities()
    {
        // A corpus of 200 000: its own measures are the truth. 500 draws of about 300 rows by two probabilities. Their intervals are
        // asymptotic: .93 is asked, of which 99.9 % of 500 trials have at least 446 (465 less 3.3 standard deviations of 5.7).
        var corpus = Simulated(200_000, 11);
        var truth = Of(corpus);
        var random = new Random(5);
        var (brier, over, area) = (0, 0, 0);
        for (var trial = 0; trial < 500; trial++)
        {
            var sample = new List<ConfidentRow>();
            foreach (var row in corpus)
            {
                var probability = row.Confidence < 0.7 ? 0.003 : 0.0006;
                if (random.NextDouble() < probability) sample.Add(row with { Weight = 1 / probability });
            }

            var quality = Of(sample);
            brier += Covers(quality.Brier, truth.Brier.Point);
            over += Covers(quality.Overconfidence, truth.Overconfidence.Point);
            area += quality.Discrimination is { } known && truth.Discrimination is { } right ? Covers(known, right.Point) : 0;
        }

        Assert.All([brier, over, area], count => Assert.InRange(count, 446, 500));
    }

    [Fact]
    public void Order_and_scale_of_weights_change_nothing()
    {
        var other = Of([.. Ten.Reverse().Select(row => row with { Weight = row.Weight * 7 })]);
        Assert.Equal(Of(Ten).Discrimination?.Lower ?? 0, other.Discrimination?.Lower ?? 1, Rounding);
        Assert.Equal(Of(Ten).CalibrationError.Upper ?? 0, other.CalibrationError.Upper ?? 1, Rounding);
        Assert.Equal(Of(Ten).CalibrationErrorByChance, other.CalibrationErrorByChance, Rounding);
    }

    [Fact]
    public void Where_all_agree_nothing_is_told_apart_and_where_order_is_perfect_there_is_no_interval()
    {
        Assert.Null(Of([new(0.9, true, 1), new(0.8, true, 1)]).Discrimination);
        Assert.Equal(new ValueEstimate(1, null, null), Of([new(0.9, true, 1), new(0.8, false, 1)]).Discrimination);
        Assert.Null(ConfidenceReview.Of([], 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceReview.Of(Ten, 0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 3)]
    [InlineData(0.7, 7)]
    [InlineData(0.9999, 9)]
    [InlineData(1, 9)]
    public void A_border_belongs_to_the_band_that_begins_there(double confidence, int band) => Assert.Equal(band, ConfidentRow.BandOf(confidence, 10));

    private static ConfidenceQuality Of(IReadOnlyList<ConfidentRow> rows) => Assert.IsType<ConfidenceQuality>(ConfidenceReview.Of(rows, 10));

    private static int Covers(ValueEstimate estimate, double truth) => estimate.Lower <= truth && truth <= estimate.Upper ? 1 : 0;

    // Confidence uniform on .5 … 1 and right as often as it says.
    private static List<ConfidentRow> Simulated(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            var confidence = 0.5 + (0.5 * random.NextDouble());
            return new ConfidentRow(confidence, random.NextDouble() < confidence, 1);
        })];
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
