using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Cdi.Estimation.Ledgers;

/// <summary>Who was at risk in a round, and with what probability: row by row, or in a closed form whose size does not grow with the corpus.</summary>
public abstract record RowsAtRisk
{
    private RowsAtRisk()
    {
    }

    /// <summary>How many rows were at risk.</summary>
    public abstract int Count { get; }

    /// <summary>The smallest π among them; 1 where there are none.</summary>
    public abstract double Smallest { get; }

    /// <summary>The largest π among them; 0 where there are none.</summary>
    public abstract double Largest { get; }

    /// <summary>Each row with its π: what is known without the corpus.</summary>
    /// <param name="Rows">The rows.</param>
    /// <param name="Probabilities">π of each of them.</param>
    public sealed record Listed(ImmutableArray<int> Rows, ImmutableArray<double> Probabilities) : RowsAtRisk
    {
        /// <inheritdoc/>
        public override int Count => Rows.Length;

        /// <inheritdoc/>
        public override double Smallest
        {
            get
            {
                var smallest = 1.0;
                foreach (var chance in Probabilities) smallest = Math.Min(smallest, chance);
                return smallest;
            }
        }

        /// <inheritdoc/>
        public override double Largest
        {
            get
            {
                var largest = 0.0;
                foreach (var chance in Probabilities) largest = Math.Max(largest, chance);
                return largest;
            }
        }
    }

    /// <summary>A stretch of the random order in which every row had one probability. Who was in it follows from the keys of the corpus, and with them whom
    /// chance had to choose.</summary>
    /// <param name="Rows">The stretch.</param>
    /// <param name="Probability">π of every row in it.</param>
    public sealed record Stretch(RandomStretch Rows, double Probability) : RowsAtRisk
    {
        /// <inheritdoc/>
        public override int Count => Rows.Count;

        /// <inheritdoc/>
        public override double Smallest => Probability;

        /// <inheritdoc/>
        public override double Largest => Probability;
    }

    /// <summary>A stretch of the random order in which π followed from what was known before, by the rule of the design: π of the rows drawn, and a digest of
    /// that of all. Who was in it follows from the keys of the corpus, and π of the others from the corpus and the labels before.</summary>
    /// <param name="Rows">The stretch.</param>
    /// <param name="OfDrawn">π of the rows drawn, in their order.</param>
    /// <param name="Least">The smallest π of the stretch.</param>
    /// <param name="Most">The largest.</param>
    /// <param name="Digest">Of π of every row in the stretch, in random order (<see cref="DigestOf"/>).</param>
    public sealed record Ruled(RandomStretch Rows, ImmutableArray<double> OfDrawn, double Least, double Most, string Digest) : RowsAtRisk
    {
        /// <inheritdoc/>
        public override int Count => Rows.Count;

        /// <inheritdoc/>
        public override double Smallest => Least;

        /// <inheritdoc/>
        public override double Largest => Most;

        /// <summary>Whether it says the same, to the last bit.</summary>
        internal bool IsSameAs(Ruled other) => this with { OfDrawn = other.OfDrawn } == other && OfDrawn.AsSpan().SequenceEqual(other.OfDrawn.AsSpan());

        /// <summary>SHA-256 of the bits of numbers, each as eight bytes, the lowest first, in hexadecimal digits.</summary>
        /// <param name="probabilities">π of the rows of a stretch, in random order.</param>
        public static string DigestOf(ReadOnlySpan<double> probabilities)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> bits = stackalloc byte[sizeof(double)];
            foreach (var probability in probabilities)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bits, probability);
                hash.AppendData(bits);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}
