using Cdi.Estimation.Sources;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>What a draw left to chance in each stratum: Σπ(1 − π) over its rows, and the range of their π.</summary>
internal sealed class StratumChances
{
    // π this near to 1 is certain: what it adds to a variance is rounding error.
    private const double Certain = 1e-9;

    private double[] chance = [0];
    private int count = 1;
    private double[] least = [double.PositiveInfinity];
    private double[] most = [double.NegativeInfinity];

    /// <summary>Measures all rows of a sample in one pass.</summary>
    public StratumChances(IRectifiedSample sample)
    {
        int[] codes = [];
        var blocks = new ValueBlocks<double>(sample.Probabilities, sample.Rows);
        while (blocks.MoveNext())
        {
            var block = blocks.Current;
            var strata = sample.StratumOf is { } known ? RowValues<int>.Known(known, blocks.First, block.Length, ref codes) : [];
            for (var i = 0; i < block.Length; i++) Add(strata.IsEmpty ? 0 : strata[i], block[i]);
        }
    }

    /// <summary>How many strata there are.</summary>
    public int Count => count;

    /// <summary>Σπ(1 − π) of each stratum.</summary>
    public ReadOnlySpan<double> Chance => chance.AsSpan(0, count);

    /// <summary>1 − π, 0 where π counts as certain.</summary>
    public static double Spare(double probability) => 1 - probability is var spare and > Certain ? spare : 0;

    /// <summary>The largest π of a stratum less the smallest, of rows that were not certain; −∞ where all were.</summary>
    public double Range(int stratum) => most[stratum] - least[stratum];

    private void Add(int stratum, double probability)
    {
        if (stratum >= count) Grow(stratum + 1);
        var free = Spare(probability);
        if (free == 0) return;
        chance[stratum] += probability * free;
        least[stratum] = Math.Min(least[stratum], probability);
        most[stratum] = Math.Max(most[stratum], probability);
    }

    private void Grow(int wanted)
    {
        count = wanted;
        var known = chance.Length;
        if (wanted <= known) return;
        var capacity = Math.Max(wanted, 2 * known);
        Array.Resize(ref chance, capacity);
        Array.Resize(ref least, capacity);
        Array.Resize(ref most, capacity);
        least.AsSpan(known).Fill(double.PositiveInfinity);
        most.AsSpan(known).Fill(double.NegativeInfinity);
    }
}
