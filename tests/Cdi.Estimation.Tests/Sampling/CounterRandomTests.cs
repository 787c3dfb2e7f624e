using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

public sealed class CounterRandomTests
{
    // Known answers of Philox 4x32-10 as published with the generator (Random123, kat_vectors).
    [Theory]
    [InlineData(0x0000000000000000UL, 0x0000000000000000UL, 0x0000000000000000UL, 0xe169c58d6627e8d5UL, 0x9b00dbd8bc57ac4cUL)]
    [InlineData(0xffffffffffffffffUL, 0xffffffffffffffffUL, 0xffffffffffffffffUL, 0x41c83b0e408f276dUL, 0x6d5451fda20bc7c6UL)]
    [InlineData(0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0x299f31d0a4093822UL, 0x94fdccebd16cfe09UL, 0x24126ea15001e420UL)]
    public void Philox_gives_its_known_answers(ulong low, ulong high, ulong key, ulong expectedLow, ulong expectedHigh) =>
        Assert.Equal((expectedLow, expectedHigh), Philox4x32.Block(low, high, key));

    [Fact]
    public void Key_of_a_text_is_the_start_of_its_sha256()
    {
        // SHA-256 of "abc" begins ba7816bf8f01cfea (FIPS 180-4).
        Assert.Equal(new RowKey(0xba7816bf8f01cfeaUL), RowKey.FromText("abc"));
        Assert.Equal(RowKey.FromText("17"), RowKey.FromRowNumber(17));
    }

    [Fact]
    public void Keys_of_long_texts_use_the_whole_text() =>
        Assert.NotEqual(RowKey.FromText(new string('a', 5000) + "b"), RowKey.FromText(new string('a', 5000) + "c"));

    [Fact]
    public void Uniforms_fill_the_unit_interval_evenly()
    {
        const int draws = 100_000;
        const int cells = 100;
        var random = new CounterRandom(7, RandomPurpose.Draw);
        var counts = new int[cells];
        for (var i = 0; i < draws; i++) counts[(int)(random.Uniform(new RowKey((ulong)i)) * cells)]++;

        // χ² with 99 degrees of freedom has mean 99 and standard deviation 14.07; six of them is 183.4.
        const double expected = (double)draws / cells;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 40, 183.4);
    }

    [Fact]
    public void Purposes_rounds_seeds_and_rows_have_different_numbers()
    {
        var row = RowKey.FromRowNumber(3);
        var numbers = new[]
        {
            new CounterRandom(1, RandomPurpose.Draw, 1).Bits(row),
            new CounterRandom(1, RandomPurpose.Draw, 2).Bits(row),
            new CounterRandom(1, RandomPurpose.Permutation, 1).Bits(row),
            new CounterRandom(2, RandomPurpose.Draw, 1).Bits(row),
            new CounterRandom(1, RandomPurpose.Draw, 1).Bits(RowKey.FromRowNumber(4)),
            new CounterRandom(1, RandomPurpose.Draw, 1).Bits(row.Copy(0)),
            new CounterRandom(1, RandomPurpose.Draw, 1).Bits(row.Copy(1)),
        };
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Indices_are_uniform_below_their_count(int count)
    {
        const int draws = 70_000;
        var random = new CounterRandom(11, RandomPurpose.Resample);
        var seen = new int[count];
        for (var i = 0; i < draws; i++) seen[random.Index(new RowKey((ulong)i), count)]++;

        // Binomial standard deviation sqrt(n p (1−p)), six of them.
        var p = 1.0 / count;
        var margin = 6 * Math.Sqrt(draws * p * (1 - p));
        Assert.All(seen, number => Assert.InRange(number, (draws * p) - margin, (draws * p) + margin));
    }
}
