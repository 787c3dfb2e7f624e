using System.Collections.Immutable;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>Rounds spread over the rows of a corpus: of every row when it was at risk and with what probability.</summary>
/// <param name="rows">n.</param>
/// <param name="keys">n; null where no round drew from a part of the random order.</param>
internal sealed class SpreadRounds(int rows, IRowValues<RowKey>? keys)
{
    private readonly double[] probabilities = new double[rows];
    private readonly int[] rounds = new int[rows];
    private readonly bool[] before = new bool[rows];
    private int count;

    /// <summary>n: π; 0 where a row was not at risk yet.</summary>
    public ReadOnlyMemory<double> Probabilities => probabilities;

    /// <summary>n: the round, from 0; 0 as well where a row was not at risk yet.</summary>
    public ReadOnlyMemory<int> Rounds => rounds;

    /// <summary>Adds the next round, of which π is known row by row.</summary>
    /// <param name="atRisk">The rows at risk.</param>
    /// <param name="chances">π of each.</param>
    public void Add(ImmutableArray<int> atRisk, ReadOnlySpan<double> chances)
    {
        for (var i = 0; i < atRisk.Length; i++) Put(atRisk[i], chances[i]);
        count++;
    }

    /// <summary>Adds the next round.</summary>
    /// <param name="atRisk">Who was at risk in it.</param>
    /// <param name="drawn">The rows drawn.</param>
    /// <exception cref="InvalidOperationException">It drew from a part of the random order, and no keys are known.</exception>
    public void Add(RowsAtRisk atRisk, ImmutableArray<int> drawn)
    {
        switch (atRisk)
        {
            case RowsAtRisk.Listed listed:
                Add(listed.Rows, listed.Probabilities.AsSpan());
                return;
            case RowsAtRisk.Stretch { Rows.IsWhole: true } rest:
                for (var row = 0; row < before.Length; row++) Take(row, rest.Probability);
                break;
            case RowsAtRisk.Stretch stretch:
                Take(stretch.Rows, stretch.Probability);
                break;
            case RowsAtRisk.Ruled ruled:
                Take(ruled.Rows, double.NaN);
                for (var i = 0; i < drawn.Length; i++) Put(drawn[i], ruled.OfDrawn[i]);
                break;
            default:
                throw new InvalidOperationException($"Nothing is known of {atRisk?.GetType().Name ?? "no rows"}.");
        }

        count++;
    }

    private void Take(RandomStretch stretch, double chance)
    {
        var known = keys ?? throw new InvalidOperationException("Who is in a part of the random order follows from keys, which are not known here.");
        var read = new ValueBlocks<RowKey>(known, before.Length);
        while (read.MoveNext())
        {
            for (var i = 0; i < read.Current.Length; i++)
            {
                if (stretch.Holds(read.Current[i])) Take((int)read.First + i, chance);
            }
        }
    }

    private void Take(int row, double chance)
    {
        if (!before[row]) Put(row, chance);
    }

    private void Put(int row, double chance) => (probabilities[row], rounds[row], before[row]) = (chance, count, true);
}
