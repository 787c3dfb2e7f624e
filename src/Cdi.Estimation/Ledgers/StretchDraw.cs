using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Ledgers;

/// <summary>Draws from a stretch of the random order by passes over the keys of a corpus, of which no number of every row is held.</summary>
/// <remarks>A draw of fixed size meets rows in random order. That order is taken in parts of the stretch, each of which is one pass that holds the rows of
/// the part, chosen so that they are about <paramref name="most"/>.</remarks>
/// <param name="keys">Keys of the corpus.</param>
/// <param name="rows">n.</param>
/// <param name="before">Whether a row was at risk before.</param>
/// <param name="most">Rows held at once, at least 1.</param>
internal sealed class StretchDraw(IRowValues<RowKey> keys, int rows, IRowValues<bool> before, int most = 1 << 20)
{
    private readonly RowKey[] keysOfBlock = new RowKey[RowColumns.BlockRows];
    private readonly bool[] beforeOfBlock = new bool[RowColumns.BlockRows];

    /// <summary>Draws.</summary>
    /// <param name="stretch">The stretch; how many rows are in it is counted.</param>
    /// <param name="chance">π of each.</param>
    /// <param name="method">How probabilities are realised.</param>
    /// <param name="round">Which round of the sample it is, from 0.</param>
    /// <param name="cancellation">Ends the draw.</param>
    /// <returns>How many rows are in the stretch, and those drawn, ascending.</returns>
    public (int Count, int[] Drawn) Draw(RandomStretch stretch, double chance, DrawMethod method, int round, CancellationToken cancellation)
    {
        var random = new CounterRandom(stretch.Seed, RandomPurpose.Draw, round);
        var (count, drawn) = (0, new List<int>());
        if (method == DrawMethod.FixedSize) count = DrawFixed(stretch, chance, random, drawn, cancellation);
        else
        {
            Pass(stretch, cancellation, (_, row, key) =>
            {
                count++;
                if (random.Uniform(key) < chance) drawn.Add(row);
            });
        }

        drawn.Sort();
        return (count, [.. drawn]);
    }

    /// <summary>How many rows are in a stretch.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="cancellation">Ends the counting.</param>
    public int Count(RandomStretch stretch, CancellationToken cancellation)
    {
        var count = 0;
        Pass(stretch, cancellation, (_, _, _) => count++);
        return count;
    }

    private int DrawFixed(RandomStretch stretch, double chance, CounterRandom random, List<int> drawn, CancellationToken cancellation)
    {
        var parts = (ulong)((rows / Math.Max(1, most)) + 1);
        var width = (stretch.To - stretch.From) / parts;
        var held = new List<(ulong Place, int Row, RowKey Key)>();
        var duels = new PivotalDuels(random);
        var count = 0;
        for (var part = 0UL; part < parts; part++)
        {
            // Ends are the last places of parts; that of the last part is that of the stretch, whatever the division leaves.
            var first = stretch.From + (part * width) + part;
            if (first > stretch.To || first < stretch.From) break;
            var last = part == parts - 1 || stretch.To - first < width ? stretch.To : first + width;
            held.Clear();
            Pass(stretch, cancellation, (place, row, key) =>
            {
                if (place >= first && place <= last) held.Add((place, row, key));
            });
            held.Sort((one, other) => one.Place != other.Place ? one.Place.CompareTo(other.Place) : one.Row.CompareTo(other.Row));
            count += held.Count;
            foreach (var (_, row, key) in held)
            {
                if (duels.Meet(row, key, chance) is >= 0 and var settled) drawn.Add(settled);
            }
        }

        if (duels.Last is >= 0 and var end) drawn.Add(end);
        return count;
    }

    private void Pass(RandomStretch stretch, CancellationToken cancellation, Action<ulong, int, RowKey> use)
    {
        for (var first = 0; first < rows; first += keysOfBlock.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(keysOfBlock.Length, rows - first);
            keys.Read(first, keysOfBlock.AsSpan(0, count));
            before.Read(first, beforeOfBlock.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                if (beforeOfBlock[i]) continue;
                var place = stretch.PlaceOf(keysOfBlock[i]);
                if (stretch.Holds(place)) use(place, first + i, keysOfBlock[i]);
            }
        }
    }
}
