namespace Cdi.Estimation.Sampling;

/// <summary>Random numbers that are a function of (seed, purpose, round, row key) and nothing else.</summary>
/// <remarks>
/// There is no state, so a row gets the same numbers on any thread, in any order of the rows and beside any other rows
/// (statistics §5). The seed is the key of <see cref="Philox4x32"/>; row key, purpose and round are its counter.
/// </remarks>
public readonly struct CounterRandom
{
    private readonly ulong seed;
    private readonly ulong stream;

    /// <summary>The stream of one purpose and round under a seed.</summary>
    /// <param name="seed">The seed of the study or trial.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="round">Round of annotation, fold or trial number; 0 where there is one round only.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="round"/> is negative.</exception>
    public CounterRandom(ulong seed, RandomPurpose purpose, int round = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(round);
        this.seed = seed;
        stream = ((ulong)purpose << 32) | (uint)round;
    }

    /// <summary>64 random bits for a row.</summary>
    /// <param name="row">The key of the row; rows with equal keys share their numbers.</param>
    public ulong Bits(RowKey row) => Philox4x32.Block(row.Value, stream, seed).Low;

    /// <summary>Four words of 32 random bits for a row, from one block of the generator.</summary>
    /// <param name="row">The key of the row; rows with equal keys share their numbers.</param>
    internal (uint First, uint Second, uint Third, uint Fourth) Words(RowKey row)
    {
        var (low, high) = Philox4x32.Block(row.Value, stream, seed);
        return ((uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32));
    }

    /// <summary>A number uniform on the open interval (0, 1) for a row: a multiple of 2⁻⁵³ plus 2⁻⁵⁴, so that neither end occurs.</summary>
    /// <param name="row">The key of the row.</param>
    public double Uniform(RowKey row) => ((Bits(row) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>An integer uniform on 0 … <paramref name="count"/> − 1 for a row; the bias of the multiply-shift is below count·2⁻⁶⁴.</summary>
    /// <param name="row">The key of the row.</param>
    /// <param name="count">Number of values, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public int Index(RowKey row, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(Bits(row), (ulong)count, out _);
    }
}
