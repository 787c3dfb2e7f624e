using Cdi.Estimation.Agreement;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>Agreement where clusters were drawn whole.</summary>
public class DrawnClusterTests
{
    private const double Rounding = 1e-12;

    // Five clusters of 20 rows: in each all rows are right, or none is, but for the last.
    private static readonly WeightedPair[] Rows =
    [
        .. Enumerable.Range(0, 100).Select(row => new WeightedPair(1, IsRight(row) ? 1 : 0, 4) { Cluster = row / 20 }),
    ];

    private static bool IsRight(int row) => row / 20 is 0 or 1 or 2 || (row / 20 == 4 && row % 2 == 0);

    [Fact]
    public void A_share_rests_on_as_many_labels_as_the_spread_of_its_clusters_tells()
    {
        var agreement = Assert.NotNull(ClassReview.Agreement(Rows));
        Assert.Equal(0.7, agreement.Point, Rounding);

        // Sums of cluster g: 4 · 20 (p_g − .7), p = 1, 1, 1, 0, .5; V = 5/4 Σ(sum)²/400², m = p(1 − p)/V (z/t₄)².
        var squares = ((3 * 0.3 * 0.3) + (0.7 * 0.7) + (0.2 * 0.2)) * 80 * 80;
        var t = StudentT.InvCDF(0, 1, 4, 0.975);
        var labels = 0.7 * 0.3 / (1.25 * squares / (400 * 400)) * Math.Pow(1.9599639845400545 / t, 2);
        Assert.All([agreement.Lower, agreement.Upper], end =>
            Assert.Equal(1.9599639845400545 * Math.Sqrt(end * (1 - end) / labels), Math.Abs(end - agreement.Point), 1e-9));
    }

    [Fact]
    public void Clusters_that_are_all_right_say_no_more_than_as_many_rows()
    {
        var right = Rows.Select(row => row with { Human = 1 }).ToList();
        var alone = Enumerable.Range(0, 5).Select(_ => new WeightedPair(1, 1, 4)).ToList();
        var (clustered, rows) = (Assert.NotNull(ClassReview.Agreement(right)), Assert.NotNull(ClassReview.Agreement(alone)));
        Assert.True(clustered.Lower < rows.Lower, $"{clustered.Lower} {rows.Lower}");
        Assert.Equal(1, clustered.Upper, Rounding);
    }

    [Fact]
    public void Rows_that_are_clusters_by_themselves_have_the_spread_of_rows()
    {
        var alone = Rows.Select((row, index) => row with { Cluster = index }).ToList();
        var none = Rows.Select(row => row with { Cluster = null }).ToList();
        Assert.Equal(ClassReview.Errors(none, 1)?.Balance.Lower ?? 1, ClassReview.Errors(alone, 1)?.Balance.Lower ?? 0, Rounding);
        Assert.Equal(NumericReview.Of(none)?.Bias.Lower ?? 1, NumericReview.Of(alone)?.Bias.Lower ?? 0, Rounding);
    }

    [Fact]
    public void Confidence_and_numbers_have_wider_intervals_by_clusters()
    {
        var confident = Rows.Select((row, index) => new ConfidentRow(0.5 + (index % 7 / 14.0), row.Human == 1, row.Weight) { Cluster = row.Cluster }).ToList();
        var (drawn, alone) = (ConfidenceReview.Of(confident, 10), ConfidenceReview.Of([.. confident.Select(row => row with { Cluster = null })], 10));
        Assert.True(Width(drawn?.Overconfidence) > 2 * Width(alone?.Overconfidence));
        var numbers = Rows.Select((row, index) => row with { Model = row.Human + (index % 5) }).ToList();
        var (by, rows) = (NumericReview.Of(numbers)?.Correlation, NumericReview.Of([.. numbers.Select(row => row with { Cluster = null })])?.Correlation);
        Assert.Equal(by?.Point, rows?.Point);
        Assert.True(Width(by) > Width(rows), $"{by} {rows}");
    }

    [Fact]
    public void A_slope_has_the_error_of_cluster_sums()
    {
        var rows = Rows.Select((row, index) => new CovariateError(index % 20, row.Human + (index % 20 / 10.0 * (row.Cluster == 0 ? 1 : -1)), 1)
            { Cluster = row.Cluster }).ToList();
        var (drawn, alone) = (WeightedSlope.Of(rows), WeightedSlope.Of([.. rows.Select(row => row with { Cluster = null })]));
        Assert.Equal((5, null), (drawn.Clusters, alone.Clusters));
        Assert.Equal(drawn.Slope, alone.Slope, Rounding);
        Assert.True(drawn.StandardError > alone.StandardError);
    }

    private static double Width(ValueEstimate? value) => value is { Lower: { } lower, Upper: { } upper } ? upper - lower : 0;
}
