using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Shares of which labels drawn from strata show no event.</summary>
public sealed class StratifiedBoundTests
{
    private const double Tail = 0.025;

    [Fact]
    public void Labels_in_proportion_to_strata_are_as_many_as_they_are() =>
        Assert.Equal(60, StratifiedBound.Labels(Tail, [(0.5, 30), (0.3, 18), (0.2, 12)]), 1e-9);

    // Where a stratum has far fewer labels than its share, all events may lie in it: W(1 − tail^(1/m)), .5 × (1 − .025^(1/2)) = .421.
    [Theory]
    [InlineData(0.5, 2, 98)]
    [InlineData(0.9, 20, 80)]
    public void A_stratum_of_few_labels_may_hold_all_events(double share, double few, double others)
    {
        var bound = 1 - Math.Pow(Tail, 1 / StratifiedBound.Labels(Tail, [(share, few), (1 - share, others)]));
        Assert.Equal(share * (1 - Math.Pow(Tail, 1 / few)), bound, 1e-9);
    }

    // No way of placing the events gives a larger share that goes unseen as often: 1001 × 1001 ways of three strata.
    [Fact]
    public void No_larger_share_goes_unseen_as_often()
    {
        (double Share, double Labels)[] strata = [(0.5, 8), (0.3, 14), (0.2, 3)];
        var bound = 1 - Math.Pow(Tail, 1 / StratifiedBound.Labels(Tail, strata));
        var largest = 0.0;
        for (var i = 0; i <= 1000; i++)
        {
            for (var j = 0; j <= 1000; j++)
            {
                // The third stratum takes what probability the others leave.
                var left = Tail / (Math.Pow(1 - (i / 1000.0), 8) * Math.Pow(1 - (j / 1000.0), 14));
                if (!(left <= 1)) continue;
                largest = Math.Max(largest, (0.5 * i / 1000) + (0.3 * j / 1000) + (0.2 * (1 - Math.Pow(left, 1 / 3.0))));
            }
        }

        Assert.InRange(bound, largest, largest + 1e-4);
    }

    [Fact]
    public void Where_every_row_is_known_nothing_goes_unseen() => Assert.Equal(double.PositiveInfinity, StratifiedBound.Labels(Tail, []));
}
