namespace Cdi.Estimation.Moments;

/// <summary>Rows of a corpus that are held in memory with what a loss reads of them.</summary>
internal interface IChosenRows
{
    /// <summary>The equation over these rows alone, divided by n of the corpus.</summary>
    /// <param name="coefficients">Chosen rows × M, column-major; held, not copied.</param>
    IMoments Over(ReadOnlyMemory<double> coefficients);
}
