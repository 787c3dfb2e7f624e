using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Problems;

/// <summary>What a problem knows of its rows beside annotations and the columns of its estimands, where it is read, and not held.</summary>
internal sealed record ReadRows
{
    /// <summary>n.</summary>
    public required int Rows { get; init; }

    /// <summary>The key of a row, which its random numbers follow.</summary>
    public required IRowValues<RowKey> KeyOf { get; init; }

    /// <summary>Equal for copies of one row, which share a fold; the keys where null.</summary>
    public IRowValues<RowKey>? IdentityOf { get; init; }

    /// <summary>n × q; covariates that calibrators read beside the LLM's answers, finite; null where there are none.</summary>
    public IRowColumns? Predictors { get; init; }

    /// <summary>q.</summary>
    public int PredictorCount { get; init; }
}
