using Cdi.Cli.Examination;

namespace Cdi.Cli.Tests.Doctor;

/// <summary>Wilson's interval on the effective number of labels.</summary>
public class ShareIntervalTests
{
    // Wilson's closed form at z = 1.959964: 2 of 199 gives [.0028, .0359] (the case `rare-share`), 0 of 60 ends at z²/(60 + z²).
    [Theory]
    [InlineData(2, 199, .0028, .0359)]
    [InlineData(0, 60, 0, .0602)]
    [InlineData(60, 60, .9398, 1)]
    public void With_equal_weights_it_is_Wilsons(int hits, int labels, double lower, double upper)
    {
        var interval = ShareInterval.Of(Enumerable.Range(0, labels).Select(row => (row < hits, 5.0)));
        Assert.NotNull(interval);
        Assert.Equal(lower, interval.Value.Lower, 4);
        Assert.Equal(upper, interval.Value.Upper, 4);
        Assert.Equal(labels, interval.Value.EffectiveLabels, 9);
    }

    // One text of weight 90 among ten of weight 1: (Σw)²/Σw² = 100²/8110 = 1.2330, while p(1 − p)/V̂ = .09/.00891 would be 10.
    [Fact]
    public void Unequal_weights_count_for_fewer_labels()
    {
        var interval = ShareInterval.Of([(true, 90.0), .. Enumerable.Repeat((false, 1.0), 10)]);
        Assert.NotNull(interval);
        Assert.Equal(.9, interval.Value.Point, 12);
        Assert.Equal(1.2330, interval.Value.EffectiveLabels, 4);
        Assert.True(interval.Value.HalfWidth > .3);
    }

    [Fact]
    public void Nothing_to_compare_is_no_interval() => Assert.Null(ShareInterval.Of([]));
}
