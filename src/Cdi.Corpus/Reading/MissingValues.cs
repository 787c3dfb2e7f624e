using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>The strings that mean "missing", compared after white space at both ends is removed.</summary>
internal sealed class MissingValues
{
    private readonly byte[][] values;

    public MissingValues(IEnumerable<string> values) => this.values = [.. values.Select(value => Encoding.UTF8.GetBytes(value.Trim()))];

    /// <summary>The strings without those that are values of a certain column.</summary>
    /// <param name="isValue">Whether a string is a value there.</param>
    public MissingValues Except(Func<string, bool> isValue) => new(values.Select(value => Encoding.UTF8.GetString(value)).Where(value => !isValue(value)));

    /// <summary>Whether a value of the file is one of them.</summary>
    public bool Contains(ReadOnlySpan<byte> value)
    {
        var trimmed = value.Trim(" \t\r\n"u8);
        foreach (var each in values)
        {
            if (trimmed.SequenceEqual(each)) return true;
        }

        return false;
    }
}
