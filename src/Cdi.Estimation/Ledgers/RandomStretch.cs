using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Ledgers;

/// <summary>A stretch of the random order of a corpus: the rows of which nobody was at risk before and whose place in that order lies between two
/// bounds.</summary>
/// <remarks>The place of a row is a function of the seed and of the row's key alone (<see cref="CounterRandom"/>, purpose
/// <see cref="RandomPurpose.Permutation"/>), so that who is in a stretch can be found in any order of the rows, and in years.</remarks>
/// <param name="Seed">Seed of the sample.</param>
/// <param name="From">The least place.</param>
/// <param name="To">The greatest place, which belongs to it.</param>
/// <param name="Count">How many rows are in it.</param>
public sealed record RandomStretch(ulong Seed, ulong From, ulong To, int Count)
{
    /// <summary>Whether it is the whole order: every row that was not at risk before, whatever its key.</summary>
    public bool IsWhole => From == 0 && To == ulong.MaxValue;

    /// <summary>Every row that was not at risk before.</summary>
    /// <param name="seed">Seed of the sample.</param>
    /// <param name="count">How many they are.</param>
    public static RandomStretch Whole(ulong seed, int count) => new(seed, 0, ulong.MaxValue, count);

    /// <summary>Whether a row with that key is in it, where it was not at risk before.</summary>
    /// <param name="key">The key.</param>
    public bool Holds(RowKey key) => IsWhole || Holds(PlaceOf(key));

    /// <summary>Whether a place lies between its bounds.</summary>
    /// <param name="place">The place.</param>
    internal bool Holds(ulong place) => place >= From && place <= To;

    /// <summary>The place of a key in the random order.</summary>
    /// <param name="key">The key.</param>
    internal ulong PlaceOf(RowKey key) => new CounterRandom(Seed, RandomPurpose.Permutation).Bits(key);
}
