namespace Cdi.Estimation.MEstimation;

/// <summary>The covariate columns that a loss reads, known for every row of the corpus.</summary>
/// <param name="Values">n × p, column-major; empty where the loss reads no column.</param>
/// <param name="Rows">n, the rows of the corpus.</param>
public readonly record struct Covariates(ReadOnlyMemory<double> Values, int Rows)
{
    /// <summary>No columns: a mean or a prevalence.</summary>
    /// <param name="rows">n.</param>
    public static Covariates None(int rows) => new(ReadOnlyMemory<double>.Empty, rows);
}
