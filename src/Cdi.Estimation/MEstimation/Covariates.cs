namespace Cdi.Estimation.MEstimation;

/// <summary>The covariate columns that a loss reads, known for every row of the corpus.</summary>
/// <param name="Values">n × p, column-major; empty where the loss reads no column.</param>
/// <param name="Rows">n, the rows of the corpus.</param>
public readonly record struct Covariates(ReadOnlyMemory<double> Values, int Rows)
{
    /// <summary>No columns: a mean or a prevalence.</summary>
    /// <param name="rows">n.</param>
    public static Covariates None(int rows) => new(ReadOnlyMemory<double>.Empty, rows);

    /// <summary>The columns of chosen rows, as a corpus of their own.</summary>
    /// <param name="rows">Rows, which may repeat.</param>
    internal Covariates Take(ReadOnlySpan<int> rows)
    {
        var from = Values.Span;
        var to = new double[from.Length / Math.Max(1, Rows) * rows.Length];
        for (var (start, column) = (0, 0); start < to.Length; start += rows.Length, column += Rows)
        {
            for (var i = 0; i < rows.Length; i++) to[start + i] = from[column + rows[i]];
        }

        return new(to, rows.Length);
    }
}
