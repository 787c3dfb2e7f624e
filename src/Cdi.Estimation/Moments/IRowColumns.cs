namespace Cdi.Estimation.Moments;

/// <summary>Some numbers for every row of the corpus: predictions, the coefficients of features. They need not be held as a whole.</summary>
internal interface IRowColumns
{
    /// <summary>Reads consecutive rows.</summary>
    /// <param name="first">First row of the corpus, from 0; within one pass over an equation it does not fall.</param>
    /// <param name="rows">How many.</param>
    /// <param name="values">Rows × M, column-major; overwritten.</param>
    void Read(long first, int rows, Span<double> values);
}
