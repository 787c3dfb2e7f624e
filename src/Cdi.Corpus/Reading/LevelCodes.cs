using System.Buffers;
using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Turns UTF-8 values into codes, remembering every distinct value so that a repeated one costs a look-up.</summary>
internal sealed class LevelCodes(Func<string, int> code)
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    /// <summary>The code of a value.</summary>
    public int this[ReadOnlySpan<byte> value]
    {
        get
        {
            var rented = ArrayPool<char>.Shared.Rent(value.Length);
            var text = rented.AsSpan(0, Encoding.UTF8.GetChars(value, rented));
            if (!known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var found))
            {
                var level = text.ToString();
                found = known[level] = code(level);
            }

            ArrayPool<char>.Shared.Return(rented);
            return found;
        }
    }
}
