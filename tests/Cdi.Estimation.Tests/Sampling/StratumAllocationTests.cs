using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

/// <summary>Labels of strata: whole numbers that add up, in proportion to rows × spread, two at least and all rows at most.</summary>
public sealed class StratumAllocationTests
{
    private static double[] Equal(int strata) => [.. Enumerable.Repeat(1.0, strata)];

    [Fact]
    public void Equal_spreads_give_shares_of_the_rows_by_largest_remainders()
    {
        // 12.3, 24.6, 63.1 of 100: the label that is left goes to the largest remainder.
        Assert.Equal([12, 25, 63], StratumAllocation.Of([123, 246, 631], Equal(3), new Labels(100)));

        // Of equal remainders the first stratum has the label.
        Assert.Equal([4, 3, 3], StratumAllocation.Of([10, 10, 10], Equal(3), new Labels(10)));
        Assert.Equal([5, 10, 25], StratumAllocation.Of([10, 20, 50], Equal(3), new Labels(40)));
    }

    [Fact]
    public void Spreads_multiply_rows()
    {
        // 100·1 : 100·3 = 10 : 30.
        Assert.Equal([10, 30], StratumAllocation.Of([100, 100], [1, 3], new Labels(40)));
        Assert.Equal([10, 30], StratumAllocation.Of([100, 100], [1e-9, 3e-9], new Labels(40)));
    }

    [Fact]
    public void What_a_small_stratum_cannot_take_goes_to_the_others()
    {
        // 100·1, 10·100, 200·1: the second would have 31 of 40 and has 10 rows; 30 are left for 1 : 2.
        Assert.Equal([10, 10, 20], StratumAllocation.Of([100, 10, 200], [1, 100, 1], new Labels(40)));
    }

    [Fact]
    public void Every_stratum_has_two_labels_or_all_of_its_rows()
    {
        Assert.Equal([2, 1, 37], StratumAllocation.Of([5, 1, 10_000], Equal(3), new Labels(40)));
        Assert.Equal(5, StratumAllocation.Least([5, 1, 10_000]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StratumAllocation.Of([5, 1, 10_000], Equal(3), new Labels(4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StratumAllocation.Of([5, 1], Equal(2), new Labels(7)));
    }

    [Fact]
    public void Whatever_the_strata_are_the_labels_add_up_within_bounds_and_within_one_of_their_shares()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 2000; trial++)
        {
            int[] rows = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, 60))];
            double[] spreads = [.. rows.Select(_ => Math.Exp(4 * random.NextDouble()))];
            var labels = random.Next(StratumAllocation.Least(rows), rows.Sum() + 1);
            var allocated = StratumAllocation.Of(rows, spreads, new Labels(labels));
            Assert.Equal(labels, allocated.Sum());
            Assert.All(rows.Zip(allocated), each => Assert.InRange(each.Second, Math.Min(2, each.First), each.First));

            // Strata within their bounds have equal labels for rows × spread, but for whole numbers.
            var free = Enumerable.Range(0, rows.Length).Where(each => allocated[each] > 2 && allocated[each] < rows[each]).ToList();
            foreach (var one in free)
            {
                foreach (var other in free)
                    Assert.True((allocated[one] - 1) / (rows[one] * spreads[one]) <= (allocated[other] + 1) / (rows[other] * spreads[other]) + 1e-9);
            }
        }
    }
}
