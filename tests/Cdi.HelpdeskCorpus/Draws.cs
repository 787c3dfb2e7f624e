namespace Cdi.HelpdeskCorpus;

/// <summary>Random numbers of one ticket: SplitMix64, started from seed and ticket, so that tickets do not depend on each other.</summary>
internal sealed class Draws
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private ulong state;

    public Draws(ulong seed, int ticket)
    {
        state = seed;
        state = Next() ^ (ulong)ticket;
        state = Next();
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>One of the choices, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[(int)(Uniform() * choices.Count)];

    /// <summary>A standard logistic variate.</summary>
    public double Logistic()
    {
        var uniform = (Uniform() + Math.ScaleB(1, -54)) / (1 + Math.ScaleB(1, -53));
        return Math.Log(uniform / (1 - uniform));
    }

    private ulong Next()
    {
        state += Increment;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
