namespace Cdi.Estimation.Moments;

/// <summary>Memory for one block of rows that passes of one thread reuse.</summary>
internal sealed class RowBuffers
{
    private double[] scores = [];
    private double[] chosen = [];
    private double[] along = [];
    private int[] codes = [];

    /// <summary>For scores.</summary>
    public Span<double> Scores(int length) => Reserve(ref scores, length);

    /// <summary>For scores of some rows of a block.</summary>
    public Span<double> Chosen(int length) => Reserve(ref chosen, length);

    /// <summary>For a number of each row.</summary>
    public Span<double> Along(int length) => Reserve(ref along, length);

    /// <summary>For a code of each row.</summary>
    public Span<int> Codes(int length) => Reserve(ref codes, length);

    private static Span<T> Reserve<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new T[length];
        return buffer.AsSpan(0, length);
    }
}
