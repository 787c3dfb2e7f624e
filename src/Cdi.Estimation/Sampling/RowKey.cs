using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.Estimation.Sampling;

/// <summary>A 64-bit name of a row that is stable across machines, runs and orders of the file.</summary>
/// <remarks>
/// The first eight bytes, big-endian, of the SHA-256 of the key's UTF-8 text. Two of 10⁶ rows share a key with
/// probability 3·10⁻⁸; such rows share their random numbers, every π stays valid.
/// </remarks>
/// <param name="Value">The 64 bits.</param>
public readonly record struct RowKey(ulong Value) : IComparable<RowKey>
{
    private const int StackLimit = 512;

    /// <summary>The key of a row whose key column holds <paramref name="text"/>.</summary>
    public static RowKey FromText(ReadOnlySpan<char> text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= StackLimit ? stackalloc byte[StackLimit] : new byte[length];
        var written = Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..written], digest);
        return new RowKey(BinaryPrimitives.ReadUInt64BigEndian(digest));
    }

    /// <summary>The key of row <paramref name="number"/> where the row number is the key; equal to the key of its decimal text.</summary>
    public static RowKey FromRowNumber(int number) => FromText(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The key of copy <paramref name="copy"/> of a row drawn with replacement; copies of a row differ from it and from each other.</summary>
    public RowKey Copy(int copy) => new(new CounterRandom((ulong)copy, RandomPurpose.Copy).Bits(this));

    /// <inheritdoc/>
    public int CompareTo(RowKey other) => Value.CompareTo(other.Value);
}
