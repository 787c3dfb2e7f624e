namespace Cdi.Dsl.Text;

/// <summary>A stretch of a source text, in UTF-16 code units.</summary>
/// <param name="Start">Offset of the first unit, from 0.</param>
/// <param name="Length">Number of units; 0 marks a place between two units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the start.</exception>
    public static TextSpan FromBounds(int start, int end) => end >= start
        ? new TextSpan(start, end - start)
        : throw new ArgumentOutOfRangeException(nameof(end));

    /// <summary>The smallest span that covers both.</summary>
    public static TextSpan Cover(TextSpan first, TextSpan second) =>
        FromBounds(Math.Min(first.Start, second.Start), Math.Max(first.End, second.End));

    /// <summary>Whether the unit at <paramref name="offset"/> lies inside.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;
}
