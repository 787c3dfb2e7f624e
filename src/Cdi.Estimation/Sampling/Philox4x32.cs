using System.Runtime.CompilerServices;

namespace Cdi.Estimation.Sampling;

/// <summary>The Philox 4×32-10 bijection: 128 bits of counter and 64 bits of key to 128 random bits.</summary>
/// <remarks>Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3". Without state: any number of a stream can be had
/// directly.</remarks>
internal static class Philox4x32
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;
    private const int RoundCount = 10;

    /// <summary>The 128 random bits at a counter under a key, as two 64-bit words.</summary>
    /// <param name="counterLow">Words 0 (low half) and 1 (high half) of the counter.</param>
    /// <param name="counterHigh">Words 2 and 3 of the counter.</param>
    /// <param name="key">Words 0 and 1 of the key.</param>
    /// <returns>Words 0 and 1 of the output, then words 2 and 3, low half first.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        var (c0, c1) = ((uint)counterLow, (uint)(counterLow >> 32));
        var (c2, c3) = ((uint)counterHigh, (uint)(counterHigh >> 32));
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < RoundCount; round++)
        {
            var a = (ulong)MultiplierA * c0;
            var b = (ulong)MultiplierB * c2;
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            k0 += WeylA;
            k1 += WeylB;
        }

        return (((ulong)c1 << 32) | c0, ((ulong)c3 << 32) | c2);
    }
}
