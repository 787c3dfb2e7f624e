using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>The rows that carry most of a sum, kept while all pass by.</summary>
public sealed class LargestSharesTests
{
    [Fact]
    public void The_largest_come_first_and_of_equal_ones_the_first()
    {
        var largest = new LargestShares(3);
        foreach (var (row, size) in new[] { (0, 1.0), (1, 4.0), (2, 2.0), (3, 4.0), (4, 2.0), (5, 3.0) }) largest.Add(row, size);
        Assert.Equal([(1, 4 / 16.0), (3, 4 / 16.0), (5, 3 / 16.0)], largest.Shares);
    }

    [Fact]
    public void Rows_that_add_nothing_are_not_listed()
    {
        var largest = new LargestShares(3);
        foreach (var (row, size) in new[] { (0, 0.0), (1, 2.0), (2, 0.0) }) largest.Add(row, size);
        Assert.Equal([(1, 1)], largest.Shares);
    }

    [Fact]
    public void A_row_as_large_as_the_last_of_the_list_comes_too_late()
    {
        var largest = new LargestShares(2);
        foreach (var (row, size) in new[] { (0, 2.0), (1, 1.0), (2, 1.0) }) largest.Add(row, size);
        Assert.Equal([0, 1], largest.Shares.Select(share => share.Row));
    }

    [Theory]
    [InlineData(new[] { 1.0, 1, 1, 1 }, 12.0)] // 3 · 4² / 4
    [InlineData(new[] { 3.0, 1 }, 4.8)] // 3 · 4² / 10
    public void Effective_rows_are_three_times_the_squared_sum_over_the_sum_of_squares(double[] sizes, double expected)
    {
        var largest = new LargestShares(1);
        for (var row = 0; row < sizes.Length; row++) largest.Add(row, sizes[row]);
        Assert.Equal(expected, largest.EffectiveRows.GetValueOrDefault(double.NaN), 1e-12);
    }

    [Fact]
    public void Nothing_has_no_effective_rows()
    {
        var largest = new LargestShares(1);
        largest.Add(0, 0);
        Assert.Null(largest.EffectiveRows);
    }
}
