using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>How labels already collected were drawn.</summary>
/// <param name="ProbabilityColumn">Declared column of inclusion probabilities; null for a uniform draw.</param>
/// <param name="Place">Where it was written.</param>
public sealed record GivenModel(ColumnModel? ProbabilityColumn, Place Place);
