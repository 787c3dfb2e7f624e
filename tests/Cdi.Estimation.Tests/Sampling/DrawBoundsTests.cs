using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

/// <summary>What draws, probabilities and blocks refuse, and what they do at the ends of their ranges.</summary>
public sealed class DrawBoundsTests
{
    private static readonly RowKey[] Keys = [.. Enumerable.Range(0, 6).Select(RowKey.FromRowNumber)];

    private static readonly int[] Rows = [0, 1, 2, 3, 4, 5];

    [Theory]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    [InlineData(7, 6)]
    public void Draws_refuse_lengths_that_differ(int probabilities, int drawn)
    {
        var random = new CounterRandom(1, RandomPurpose.Draw);
        Assert.Throws<ArgumentException>("drawn", () => PivotalDraw.Draw(Keys, Rows, new double[probabilities], random, new bool[drawn]));
        Assert.Throws<ArgumentException>("drawn", () => PoissonDraw.Draw(Keys, Rows, new double[probabilities], random, new bool[drawn]));
    }

    [Fact]
    public void A_row_without_a_chance_is_never_drawn_and_a_certain_one_always_whatever_was_drawn_before()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            bool[] pivotal = [true, true, true, true, true, true], poisson = [true, true, true, true, true, true];
            PivotalDraw.Draw(Keys, Rows, [0, 0.5, 1, 0, 0.5, 1], new CounterRandom(seed, RandomPurpose.Draw), pivotal);
            PoissonDraw.Draw(Keys, Rows, [0, 0.5, 1, 0, 0.5, 1], new CounterRandom(seed, RandomPurpose.Draw), poisson);
            Assert.All([pivotal, poisson], drawn => Assert.Equal((false, true, false, true), (drawn[0], drawn[2], drawn[3], drawn[5])));
            Assert.Equal(3, pivotal.Count(taken => taken));
        }
    }

    [Fact]
    public void A_row_is_drawn_where_its_number_is_below_its_probability_and_not_where_it_is_equal()
    {
        var random = new CounterRandom(7, RandomPurpose.Draw);
        double[] at = [.. Keys.Select(random.Uniform)];
        var drawn = new bool[6];
        PoissonDraw.Draw(Keys, Rows, at, random, drawn);
        Assert.All(drawn, Assert.False);
        PoissonDraw.Draw(Keys, Rows, [.. at.Select(Math.BitIncrement)], random, drawn);
        Assert.All(drawn, Assert.True);
    }

    [Fact]
    public void Two_rows_whose_chances_sum_to_one_settle_one_of_them_by_their_shares()
    {
        // The challenger's number decides: the holder of 0.25 is drawn where it is below 0.25, also in the branch of sums of at least 1.
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = new CounterRandom(seed, RandomPurpose.Draw);
            var drawn = new bool[2];
            PivotalDraw.Draw(Keys, [0, 1], [0.25, 0.75], random, drawn);
            Assert.Equal([random.Uniform(Keys[1]) < 0.25, random.Uniform(Keys[1]) >= 0.25], drawn);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_of_uniform_sampling_outside_0_to_1_is_refused(double tau) =>
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => InclusionProbabilities.Solve([1, 2], new Labels(1), tau, new double[2]));

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_size_that_is_negative_or_not_finite_is_refused(double size) =>
        Assert.Throws<ArgumentOutOfRangeException>("sizes", () => InclusionProbabilities.Solve([1, size], new Labels(1), 0.5, new double[2]));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Labels_that_do_not_fit_the_rows_are_refused(int labels)
    {
        var plan = new SamplingPlan { Design = SamplingDesign.Error, Budget = new Labels(1), Seed = 0 };
        Assert.Throws<ArgumentOutOfRangeException>("expectedLabels", () => InclusionProbabilities.Solve([1, 2], new Labels(labels), 0.5, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => BlockSchedule.Create(Keys, [0, 1], plan, new Labels(labels)));
    }

    [Fact]
    public void Sizes_and_probabilities_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>("probabilities", () => InclusionProbabilities.Solve([1, 2], new Labels(1), 0.5, new double[3]));

    [Fact]
    public void A_row_of_size_0_has_no_chance_without_uniform_sampling_and_is_refused() =>
        Assert.Contains("τ = 0 leaves a row of size 0", Assert.Throws<ArgumentException>(
            "sizes", () => InclusionProbabilities.Solve([1, 0], new Labels(1), 0, new double[2])).Message);

    [Fact]
    public void A_study_without_a_burn_in_has_no_block_of_that_kind()
    {
        var plan = new SamplingPlan { Design = SamplingDesign.Error, Budget = new Labels(4), Rounds = 2, Seed = 0 };
        Assert.All(BlockSchedule.Create(Keys, Rows, plan, new Labels(4)), block => Assert.False(block.IsBurnIn));
    }

    [Fact]
    public void An_index_among_no_values_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new CounterRandom(1, RandomPurpose.Draw).Index(Keys[0], 0));
}
