using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>How estimates and intervals are formed.</summary>
/// <param name="Method">The primary method.</param>
/// <param name="Generalise">What the interval speaks about.</param>
/// <param name="Alpha">1 − confidence level, in (0, 1).</param>
/// <param name="Variance">The variance; an estimand without clusters has the sandwich in any case.</param>
/// <param name="PowerTuning">How λ is chosen for methods that tune it.</param>
/// <param name="FixedLambda">λ where <paramref name="PowerTuning"/> is <see cref="PowerTuningKind.Fixed"/>; 0 otherwise.</param>
/// <param name="Familywise">Correction over several estimands.</param>
/// <param name="Alternative">Sidedness of intervals and tests.</param>
public sealed record InferencePlan(
    MethodKind Method,
    Generalise Generalise,
    double Alpha,
    VarianceEstimator Variance,
    PowerTuningKind PowerTuning,
    double FixedLambda,
    FamilywiseCorrection Familywise,
    Alternative Alternative);
