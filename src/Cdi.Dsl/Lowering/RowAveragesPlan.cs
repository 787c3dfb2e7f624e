using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Lowering;

/// <summary>Functions of a row that a target averages over the corpus.</summary>
/// <param name="Functions">The functions; none where the target is one of the parameters alone, and the model predicts it.</param>
/// <param name="AreGiven">Whether the rows are taken as given.</param>
public sealed record RowAveragesPlan(EquatableArray<RowFunctionPlan> Functions, bool AreGiven)
{
    /// <summary>Whether shares are predicted.</summary>
    public bool AreShares { get; init; }
}
