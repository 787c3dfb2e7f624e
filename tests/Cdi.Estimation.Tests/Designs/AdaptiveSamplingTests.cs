using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Designs;

public sealed class AdaptiveSamplingTests
{
    public static TheoryData<SamplingDesign> Designs => [.. SamplingDesign.All];

    [Theory]
    [MemberData(nameof(Designs))]
    public void The_budget_is_spent_exactly_in_every_draw(SamplingDesign design)
    {
        var problem = new SyntheticStudy(200).Problem();
        var sampling = new AdaptiveSampling(problem);
        for (var draw = 0; draw < 300; draw++)
        {
            var sample = Assert.IsType<DrawnSample>(sampling.Draw(SyntheticStudy.Plan(design, 41, (ulong)draw), problem.Labels));
            Assert.Equal(41, sample.LabelsSpent.Count);
            Assert.Equal(41, sample.Labelled.ToArray().Count(labelled => labelled));
            Assert.InRange(sample.Probabilities.ToArray().Sum(), 41 - 1e-10, 41 + 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Every_row_is_drawn_as_often_as_its_probabilities_say(SamplingDesign design)
    {
        // E[ξ/π] = 1 for every row, whatever the earlier blocks were; its variance is E[1/π] − 1.
        const int draws = 1500;
        var problem = new SyntheticStudy(60).Problem();
        var sampling = new AdaptiveSampling(problem);
        var (weights, variances) = (new double[60], new double[60]);
        for (var draw = 0; draw < draws; draw++)
        {
            var sample = Assert.IsType<DrawnSample>(sampling.Draw(SyntheticStudy.Plan(design, 20, (ulong)draw), problem.Labels));
            for (var row = 0; row < 60; row++)
            {
                var probability = sample.Probabilities.Span[row];
                weights[row] += (sample.Labelled.Span[row] ? 1 / probability : 0) / draws;
                variances[row] += ((1 / probability) - 1) / draws;
            }
        }

        // Five standard errors: over 60 rows 3.4e-5 false alarms for normal errors.
        for (var row = 0; row < 60; row++) Assert.InRange(Math.Abs(weights[row] - 1), 0, 5 * Math.Sqrt(variances[row] / draws));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void The_weighted_total_is_unbiased(SamplingDesign design)
    {
        const int draws = 800;
        var study = new SyntheticStudy(80);
        var problem = study.Problem();
        var sampling = new AdaptiveSampling(problem);
        var totals = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var sample = Assert.IsType<DrawnSample>(sampling.Draw(SyntheticStudy.Plan(design, 25, (ulong)draw), problem.Labels));
            for (var row = 0; row < 80; row++) totals[draw] += sample.Labelled.Span[row] ? sample.Labels[0].Span[row] / sample.Probabilities.Span[row] : 0;
        }

        // Four standard errors of the mean over draws: 6e-5.
        var mean = totals.Average();
        var error = Math.Sqrt(totals.Sum(total => (total - mean) * (total - mean)) / draws / draws);
        Assert.InRange(mean, study.Human.Sum() - (4 * error), study.Human.Sum() + (4 * error));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void The_same_rows_are_drawn_in_any_order_of_the_file(SamplingDesign design)
    {
        var study = new SyntheticStudy(300);
        var plan = SyntheticStudy.Plan(design, 60);
        var sample = SyntheticStudy.Draw(study.Problem(), plan);
        var drawn = study.Keys.Where((_, row) => sample.Labelled.Span[row]).ToHashSet();
        int[] order = [.. Enumerable.Range(0, 300).OrderBy(row => (row * 7919) % 300)];
        var shuffled = new SyntheticStudy(300)
        {
            Keys = [.. order.Select(row => study.Keys[row])],
            X = [.. order.Select(row => study.X[row])],
            Human = [.. order.Select(row => study.Human[row])],
            Machine = [.. order.Select(row => study.Machine[row])],
            Confidence = [.. order.Select(row => study.Confidence[row])],
        };
        var again = SyntheticStudy.Draw(shuffled.Problem(), plan);
        Assert.True(drawn.SetEquals(shuffled.Keys.Where((_, row) => again.Labelled.Span[row])));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Labels_that_were_not_drawn_change_no_bit(SamplingDesign design)
    {
        var study = new SyntheticStudy(400);
        var plan = SyntheticStudy.Plan(design, 80);
        var sample = SyntheticStudy.Draw(study.Problem(), plan);
        study.Human = [.. study.Human.Select((label, row) => sample.Labelled.Span[row] ? label : double.NaN)];
        var again = SyntheticStudy.Draw(study.Problem(), plan);
        Assert.Equal(Bits(sample.Probabilities), Bits(again.Probabilities));
        Assert.Equal(Bits(sample.Labels[0]), Bits(again.Labels[0]));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Probabilities_follow_from_earlier_blocks_only(SamplingDesign design)
    {
        var study = new SyntheticStudy(400);
        var plan = SyntheticStudy.Plan(design, 80);
        var sample = SyntheticStudy.Draw(study.Problem(), plan);
        var blocks = sample.Blocks.ToArray();
        var middle = blocks.Max() / 2;
        study.Human = [.. study.Human.Select((label, row) => blocks[row] >= middle ? 1 - label : label)];
        var again = SyntheticStudy.Draw(study.Problem(), plan);
        for (var row = 0; row < 400; row++)
        {
            if (blocks[row] <= middle) Assert.Equal(sample.Probabilities.Span[row], again.Probabilities.Span[row]);
        }
    }

    [Fact]
    public void Rows_in_one_round_meet_only_rows_of_that_round()
    {
        var sample = SyntheticStudy.Draw(new SyntheticStudy(500).Problem(), SyntheticStudy.Plan(SamplingDesign.Error, 100));
        Assert.Equal([SamplingRoundKind.BurnIn, SamplingRoundKind.Round, SamplingRoundKind.Round, SamplingRoundKind.Round],
            sample.Rounds.Select(round => round.Kind));
        Assert.Equal([20, 27, 27, 26], sample.Rounds.Select(round => round.Drawn.Count));
        for (var block = 0; block < 4; block++)
        {
            int[] rows = [.. Enumerable.Range(0, 500).Where(row => sample.Blocks.Span[row] == block)];
            Assert.Equal(sample.Rounds[block].Rows, rows.Length);
            Assert.Equal(sample.Rounds[block].SmallestProbability, rows.Min(row => sample.Probabilities.Span[row]));
            Assert.Equal(sample.Rounds[block].LargestProbability, rows.Max(row => sample.Probabilities.Span[row]));
        }
    }

    [Fact]
    public void A_plan_that_contradicts_itself_is_refused()
    {
        var problem = new SyntheticStudy(50).Problem();
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 10);
        SamplingPlan[] wrong =
        [
            plan with { Budget = Labels.None },
            plan with { BurnIn = new Labels(11) },
            plan with { BurnIn = new Labels(-1) },
            plan with { Rounds = 0 },
            plan with { Tau = 0 },
            plan with { Tau = double.NaN },
            plan with { Serve = [new ServedTarget(2, 0)] },
            plan with { Serve = [new ServedTarget(0, 1)] },
            plan with { Serve = [new ServedTarget(0, 0, 0)] },
        ];
        Assert.All(wrong, bad => Assert.Throws<ArgumentException>(() => new AdaptiveSampling(problem).Draw(bad, problem.Labels)));
    }

    private static long[] Bits(ReadOnlyMemory<double> values) => [.. values.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
