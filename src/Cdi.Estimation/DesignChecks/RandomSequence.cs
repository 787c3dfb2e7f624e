using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.DesignChecks;

/// <summary>Random numbers one after another, a function of the seed and the stream only.</summary>
internal struct RandomSequence(ulong seed, int stream)
{
    private readonly ulong purpose = ((ulong)RandomPurpose.DesignCheck << 32) | (uint)stream;
    private ulong next;
    private ulong spare;
    private bool hasSpare;

    /// <summary>The next number, uniform on the open interval (0, 1).</summary>
    public double Uniform() => ((Bits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>The next integer, uniform on 0 … <paramref name="count"/> − 1.</summary>
    public int Index(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    private ulong Bits()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }

        (var bits, spare) = Philox4x32.Block(next++, purpose, seed);
        hasSpare = true;
        return bits;
    }
}
