using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

public sealed class BlockScheduleTests
{
    [Fact]
    public void Burn_in_comes_first_and_rounds_share_the_rest()
    {
        var blocks = Create(5480, Plan(500, 50, 5), 500);
        Assert.Equal([50, 90, 90, 90, 90, 90], blocks.Select(block => block.Labels.Count));
        Assert.Equal([true, false, false, false, false, false], blocks.Select(block => block.IsBurnIn));

        // Rows in proportion to labels: 548 for the burn-in, 986.4 for each round.
        Assert.Equal(548, blocks[0].Rows.Length);
        Assert.All(blocks[1..], block => Assert.InRange(block.Rows.Length, 986, 987));
    }

    [Fact]
    public void Every_row_is_in_exactly_one_block() =>
        Assert.Equal(Enumerable.Range(0, 997), Create(997, Plan(101, 20, 7), 101).SelectMany(block => block.Rows).Order());

    [Fact]
    public void No_block_has_fewer_rows_than_labels()
    {
        for (var rows = 1; rows < 60; rows++)
        {
            for (var labels = 1; labels <= rows; labels++)
            {
                var blocks = Create(rows, Plan(labels, labels / 4, 4), labels);
                Assert.All(blocks, block => Assert.InRange(block.Labels.Count, 1, block.Rows.Length));
                Assert.Equal(labels, blocks.Sum(block => block.Labels.Count));
            }
        }
    }

    [Fact]
    public void What_does_not_divide_goes_to_the_first_rounds() =>
        Assert.Equal([10, 31, 30, 30], Create(500, Plan(101, 10, 3), 101).Select(block => block.Labels.Count));

    [Fact]
    public void Fewer_labels_than_rounds_make_fewer_rounds() =>
        Assert.Equal([1, 1], Create(50, Plan(2, 0, 5), 2).Select(block => block.Labels.Count));

    [Fact]
    public void A_uniform_design_has_one_block() =>
        Assert.Equal(30, Assert.Single(Create(300, Plan(30, 10, 5) with { Design = SamplingDesign.Uniform }, 30)).Labels.Count);

    [Fact]
    public void Blocks_do_not_depend_on_the_order_of_the_rows()
    {
        RowKey[] keys = [.. Enumerable.Range(0, 400).Select(RowKey.FromRowNumber)];
        RowKey[] reversed = [.. keys.Reverse()];
        int[] rows = [.. Enumerable.Range(0, 400)];
        var plan = Plan(40, 10, 3);
        var forward = BlockSchedule.Create(keys, rows, plan, new Labels(40)).SelectMany(block => block.Rows.Select(row => keys[row]));
        var backward = BlockSchedule.Create(reversed, rows, plan, new Labels(40)).SelectMany(block => block.Rows.Select(row => reversed[row]));
        Assert.Equal(forward, backward);
    }

    private static SamplingPlan Plan(int budget, int burnIn, int rounds) => new()
    {
        Design = SamplingDesign.Error,
        Budget = new Labels(budget),
        BurnIn = new Labels(burnIn),
        Rounds = rounds,
        Seed = 3,
    };

    private static SamplingBlock[] Create(int rows, SamplingPlan plan, int labels) =>
        [.. BlockSchedule.Create([.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)], [.. Enumerable.Range(0, rows)], plan, new Labels(labels))];
}
