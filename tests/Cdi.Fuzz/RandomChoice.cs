namespace Cdi.Fuzz;

/// <summary>Random numbers that are the same at every run: Marsaglia's xorshift64*.</summary>
/// <param name="seed">Any number; 0 counts as 1.</param>
internal sealed class RandomChoice(ulong seed)
{
    private ulong state = (seed == 0 ? 1 : seed) * 0x9E3779B97F4A7C15UL;

    /// <summary>A number from 0 to <paramref name="below"/> − 1; 0 where that is empty.</summary>
    public int Below(int below)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return below <= 1 ? 0 : (int)((state * 0x2545F4914F6CDD1DUL >> 33) % (ulong)below);
    }

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => Below(times) == 0;
}
