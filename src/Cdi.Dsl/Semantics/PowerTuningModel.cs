using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>How λ is chosen.</summary>
/// <param name="Kind">By rule, or fixed.</param>
/// <param name="Lambda">λ where it is fixed; 0 otherwise.</param>
public sealed record PowerTuningModel(PowerTuningKind Kind, double Lambda);
