using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>A loss bound to the rows of a corpus, from which the equations of an estimation are made. A kind of rows is one class of each: this, what
/// <see cref="Choose"/> gives, and an <see cref="IMoments"/>.</summary>
/// <remarks>Holds buffers: for one thread. Rows in memory are <see cref="MemoryRows"/>, rows that stream <see cref="StreamedRows"/>.</remarks>
internal interface IBoundRows
{
    /// <summary>The M-estimator.</summary>
    MEstimator Estimator { get; }

    /// <summary>n, the rows of the corpus, by which every equation is divided.</summary>
    long Rows { get; }

    /// <summary>The equation Σᵢ Σₘ cᵢₘ ∇ℓₘ(θ; xᵢ)/n = 0 over all rows.</summary>
    /// <param name="coefficients">c.</param>
    /// <returns>Valid until three more are made, of all rows.</returns>
    IMoments Over(IRowColumns coefficients);

    /// <summary>Some rows, held in memory with what the loss reads of them: those that are labelled.</summary>
    /// <param name="index">Rows of the corpus, ascending; held, not copied.</param>
    /// <returns>Valid until the next call.</returns>
    IChosenRows Choose(ReadOnlyMemory<int> index);
}
