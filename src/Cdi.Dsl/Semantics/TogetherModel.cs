using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>How draws of outcomes hang together whose labels an estimand reads together.</summary>
/// <param name="Rule">The rule that their probabilities follow; null where a column has them.</param>
/// <param name="ProbabilityColumn">Declared column of the probability of having every one of these labels; null for a rule.</param>
/// <param name="Place">Where it was written.</param>
public sealed record TogetherModel(JointRule? Rule, ColumnModel? ProbabilityColumn, Place Place);
