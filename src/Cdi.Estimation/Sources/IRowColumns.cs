namespace Cdi.Estimation.Sources;

/// <summary>Some numbers for every row of the corpus: predictions, the coefficients of features. They need not be held as a whole.</summary>
internal interface IRowColumns
{
    /// <summary>What the numbers are, for an engine that computes them where the rows are; null for numbers that are only read.</summary>
    RowExpression? Expression => null;

    /// <summary>Reads consecutive rows.</summary>
    /// <param name="first">First row of the corpus, from 0; within one pass over an equation it does not fall.</param>
    /// <param name="rows">How many.</param>
    /// <param name="values">Rows × M, column-major; overwritten.</param>
    void Read(long first, int rows, Span<double> values);
}
