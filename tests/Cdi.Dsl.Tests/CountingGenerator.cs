namespace Cdi.Dsl.Tests;

/// <summary>Reproducible numbers for tests: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal struct CountingGenerator(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)Math.Max(1, limit));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
