using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>Measures of a toy list of trials, computed by hand, and trials in blocks.</summary>
public sealed class ToyTrialsTests
{
    // Truth 2, null 0, α .1: rejected are 3 (p .01), 1 (p .05) and −1 (p .08); 2 is not (p .2), one trial has no interval, one no estimate.
    private static readonly ReplayedEstimate[] Trials =
    [
        Trial(3, 2.5, 3.5, 0.01), Trial(1, 0.5, 1.5, 0.05), Trial(-1, -2, 2.5, 0.08), Trial(2, 1, 3, 0.2),
        Trial(4, double.NaN, double.NaN, double.NaN), ReplayedEstimate.None,
    ];

    [Fact]
    public void A_toy_list_has_the_measures_computed_by_hand()
    {
        var record = new TrialRecord(Trials, Scale.Coefficient);
        Assert.Equal(new Coverage(2, 5), record.CoverageOf(2));
        Assert.Equal(1, record.Withheld);
        Assert.Equal([1, 1, 4.5, 2], record.Widths());
        Assert.Equal([3, 1, -1, 2, 4], record.Select(each => each.Point));
        Assert.Equal(0.5, record.Power(0.1).Value);
        Assert.Equal(Math.Sqrt(0.25 / 6), record.Power(0.1).StandardError, 1e-15);
        Assert.Equal(1.0 / 3, record.WrongSigns(0.1, 2).Value);
        Assert.Equal(Math.Sqrt(2.0 / 9 / 3), record.WrongSigns(0.1, 2).StandardError, 1e-15);

        // |3|/2, |1|/2 and |−1|/2: mean 5/6, variance 1/3.
        Assert.Equal(5.0 / 6, record.Exaggeration(0.1, 2).Value, 1e-15);
        Assert.Equal(Math.Sqrt(1.0 / 3 / 3), record.Exaggeration(0.1, 2).StandardError, 1e-15);
    }

    [Fact]
    public void What_tests_nothing_has_no_power()
    {
        var record = new TrialRecord([Trial(0.5, 0.4, 0.6, double.NaN), Trial(0.4, 0.3, 0.5, double.NaN)], Scale.Proportion);
        Measure[] measures = [record.Power(0.1), record.WrongSigns(0.1, 0.5), record.Exaggeration(0.1, 0.5)];
        Assert.All(measures, measure => Assert.True(double.IsNaN(measure.Value)));
    }

    [Fact]
    public void Where_the_null_value_is_the_truth_no_sign_is_wrong()
    {
        var record = new TrialRecord(Trials, Scale.Coefficient);
        Assert.Equal(0.5, record.Power(0.1).Value);
        Assert.True(double.IsNaN(record.WrongSigns(0.1, 0).Value));
        Assert.True(double.IsNaN(record.Exaggeration(0.1, 0).Value));
    }

    [Fact]
    public void A_ratio_is_exaggerated_on_its_logarithm()
    {
        var record = new TrialRecord([Trial(4, 2, 8, 0.01) with { NullValue = 1 }, Trial(0.5, 0.2, 0.9, 0.01) with { NullValue = 1 }], Scale.Ratio);
        Assert.Equal(0.5, record.WrongSigns(0.05, 2).Value);
        Assert.Equal(1.5, record.Exaggeration(0.05, 2).Value, 1e-12);
    }

    [Fact]
    public void Trials_in_blocks_are_the_trials_of_one_run()
    {
        var replay = new SyntheticStudy(300).Problem().Replay;
        var settings = StudyReplayTests.Settings("blocks", Generalise.Population) with { Trials = 7 };
        var whole = Assert.IsType<ReplayResult>(replay.Run(settings));
        var blocks = new[] { (0, 3), (3, 1), (4, 3) }.Select(part => Assert.IsType<TrialBlock>(replay.Run(settings, part.Item1, part.Item2))).ToList();
        Assert.Equal<ReplayCell>(whole.Cells, replay.Summarise(settings, blocks).Cells);
        Assert.Throws<ArgumentException>(() => replay.Summarise(settings, blocks[..2]));
        Assert.Throws<ArgumentException>(() => replay.Summarise(settings, [blocks[0], blocks[2], blocks[1]]));
    }

    private static ReplayedEstimate Trial(double point, double lower, double upper, double p) =>
        new(point, 1, 1, lower, upper, double.NaN, double.IsNaN(p) ? double.NaN : 0, p, 0.5);
}
