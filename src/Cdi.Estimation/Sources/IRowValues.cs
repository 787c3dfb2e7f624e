namespace Cdi.Estimation.Sources;

/// <summary>A number for every row of the corpus: a cluster, a fold, how often a row counts. It need not be held as a whole.</summary>
/// <typeparam name="T">Of the number.</typeparam>
internal interface IRowValues<T>
{
    /// <summary>Reads consecutive rows.</summary>
    /// <param name="first">First row of the corpus, from 0; within one pass over an equation it does not fall.</param>
    /// <param name="values">As many as are wanted; overwritten.</param>
    void Read(long first, Span<T> values);
}
