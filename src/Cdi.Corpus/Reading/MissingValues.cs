using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>The strings that mean "missing", compared after white space at both ends is removed.</summary>
internal sealed class MissingValues
{
    private readonly byte[][] values;
    private readonly bool[] begins = new bool[256];
    private readonly bool hasEmpty;
    private readonly int longest;

    public MissingValues(IEnumerable<string> values)
    {
        this.values = [.. values.Select(value => Encoding.UTF8.GetBytes(value.Trim()))];
        foreach (var value in this.values)
        {
            longest = Math.Max(longest, value.Length);
            if (value.Length > 0) begins[value[0]] = true;
            else hasEmpty = true;
        }
    }

    /// <summary>The strings without those that are values of a certain column.</summary>
    /// <param name="isValue">Whether a string is a value there.</param>
    public MissingValues Except(Func<string, bool> isValue) => new(values.Select(value => Encoding.UTF8.GetString(value)).Where(value => !isValue(value)));

    /// <summary>Whether a value of the file is one of them.</summary>
    public bool Contains(ReadOnlySpan<byte> value)
    {
        var trimmed = Trim(value);
        if (trimmed.Length == 0) return hasEmpty;
        if (trimmed.Length > longest || !begins[trimmed[0]]) return false;
        foreach (var each in values)
        {
            if (trimmed.SequenceEqual(each)) return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        var (start, end) = (0, value.Length);
        while (start < end && IsBlank(value[start])) start++;
        while (end > start && IsBlank(value[end - 1])) end--;
        return value[start..end];
    }

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
