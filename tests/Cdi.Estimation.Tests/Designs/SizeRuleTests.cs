using Cdi.Estimation.Designs;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Designs;

public sealed class SizeRuleTests
{
    private const int Rows = 2000;

    [Theory]
    [InlineData("leverage")]
    [InlineData("error")]
    public void The_first_block_follows_the_leverage_of_the_imputed_fit(string name)
    {
        var design = SamplingDesign.All.Single(each => each.Name == name);
        // A constant annotator imputes ¾ everywhere, so the logistic weights are equal and the slope's leverage is 1/n₁ where
        // x = 1 and 1/n₀ where x = 0; a = .9 u/ū + .1, and π is proportional to a.
        var study = new SyntheticStudy(Rows);
        study.Machine.AsSpan().Fill(1);
        var sample = SyntheticStudy.Draw(study.SlopeOnly(), SyntheticStudy.Plan(design, 200));
        int[] block = [.. Enumerable.Range(0, Rows).Where(row => sample.Blocks.Span[row] == 0)];
        var (ones, zeros) = (study.X.Sum(), Rows - study.X.Sum());
        var mean = block.Average(row => study.X[row] == 1 ? 1 / ones : 1 / zeros);
        double Mixed(double leverage) => (0.9 * leverage / mean) + 0.1;
        var ratio = Mixed(1 / ones) / Mixed(1 / zeros);
        var rare = sample.Probabilities.Span[block.First(row => study.X[row] == 1)];
        var frequent = sample.Probabilities.Span[block.First(row => study.X[row] == 0)];
        Assert.Equal(ratio, rare / frequent, 1e-9);
    }

    [Fact]
    public void Confidence_starts_with_a_uniform_burn_in()
    {
        var sample = SyntheticStudy.Draw(new SyntheticStudy(Rows).Problem(), SyntheticStudy.Plan(SamplingDesign.Confidence, 200));
        Assert.Equal(sample.Rounds[0].SmallestProbability, sample.Rounds[0].LargestProbability);
        Assert.NotEqual(sample.Rounds[1].SmallestProbability, sample.Rounds[1].LargestProbability);
    }

    [Theory]
    [InlineData("confidence")]
    [InlineData("error")]
    public void Rows_with_more_error_are_drawn_more_often(string name)
    {
        var design = SamplingDesign.All.Single(each => each.Name == name);
        // A mean has no leverage to tell rows apart. The annotator is always right at high confidence, wrong in half of the others.
        var study = new SyntheticStudy(Rows);
        for (var row = 0; row < Rows; row++)
        {
            study.Confidence[row] = row % 2 == 0 ? 0.9 : 0.2;
            study.Machine[row] = row % 4 == 1 ? 1 - study.Human[row] : study.Human[row];
        }

        var sample = SyntheticStudy.Draw(study.ShareOnly(), SyntheticStudy.Plan(design, 300));
        var last = sample.Rounds.Length - 1;
        double MeanProbability(double confidence) => Enumerable.Range(0, Rows)
            .Where(row => sample.Blocks.Span[row] == last && study.Confidence[row] == confidence)
            .Average(row => sample.Probabilities.Span[row]);
        Assert.True(MeanProbability(0.2) > 2 * MeanProbability(0.9));
    }

    [Fact]
    public void Leverage_of_a_mean_is_uniform()
    {
        var sample = SyntheticStudy.Draw(new SyntheticStudy(Rows).ShareOnly(), SyntheticStudy.Plan(SamplingDesign.Leverage, 200));
        Assert.All(sample.Rounds, round => Assert.Equal(round.SmallestProbability, round.LargestProbability, 1e-14));
    }

    [Fact]
    public void An_annotator_who_knows_nothing_leaves_a_mean_nearly_uniform()
    {
        // What is lost to spurious differences is 1 − (mean π · mean 1/π)⁻¹, at most 3 % of the labels.
        var study = new SyntheticStudy(Rows);
        for (var row = 0; row < Rows; row++) study.Machine[row] = row % 2;
        var sample = SyntheticStudy.Draw(study.ShareOnly(), SyntheticStudy.Plan(SamplingDesign.Error, 300));
        var probabilities = sample.Probabilities.ToArray();
        Assert.InRange(probabilities.Average() * probabilities.Average(probability => 1 / probability), 1, 1.03);
    }

    [Fact]
    public void Several_targets_are_served_by_the_weighted_sum_of_their_shares()
    {
        // x = 1 in two of five rows and a constant annotator: the slope's leverage is 1/n₁ or 1/n₀, that of the share is 1;
        // u² = 3 u₁²/mean(u₁²) + 1 and a = .9 u/ū + .1. The loss of the share, 2 %, needs no protection.
        var study = new SyntheticStudy(Rows) { X = [.. Enumerable.Range(0, Rows).Select(row => row % 5 < 2 ? 1.0 : 0)] };
        study.Machine.AsSpan().Fill(1);
        var plan = SyntheticStudy.Plan(SamplingDesign.Leverage, 200) with { Serve = [new ServedTarget(0, 0, 3), new ServedTarget(1, 0)] };
        var sample = SyntheticStudy.Draw(study.Problem(), plan);
        double[] squares = [.. study.X.Select(x => x == 1 ? 1 / (0.4 * 0.4) : 1 / (0.6 * 0.6))];
        var meanSquare = squares.Average();
        double[] sizes = [.. squares.Select(square => Math.Sqrt((3 * square / meanSquare) + 1))];
        int[] block = [.. Enumerable.Range(0, Rows).Where(row => sample.Blocks.Span[row] == 0)];
        var mean = block.Average(row => sizes[row]);
        var (rare, frequent) = (block.First(row => study.X[row] == 1), block.First(row => study.X[row] == 0));
        var ratio = ((0.9 * sizes[rare] / mean) + 0.1) / ((0.9 * sizes[frequent] / mean) + 0.1);
        Assert.Equal(ratio, sample.Probabilities.Span[rare] / sample.Probabilities.Span[frequent], 1e-9);
    }

    [Fact]
    public void A_target_loses_at_most_4_percent_of_variance_to_the_others()
    {
        // x = 1 in a tenth of the rows: the sum rule alone would cost the share 12 %. Its variance under π is proportional to
        // mean(1/π)·mean(π), which τ lowers further; what is left below the limit is still used for the slope.
        var sample = SyntheticStudy.Draw(new SyntheticStudy(Rows).Problem(), SyntheticStudy.Plan(SamplingDesign.Leverage, 200));
        double[] first = [.. Enumerable.Range(0, Rows).Where(row => sample.Blocks.Span[row] == 0).Select(row => sample.Probabilities.Span[row])];
        Assert.InRange(first.Average() * first.Average(probability => 1 / probability), 1.02, 1.045);
    }
}
