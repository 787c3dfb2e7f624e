#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <summary>A loss that is affine in the annotated variable: ℓ(θ; x, v) = A(θ; x) + v·B(θ; x), terms free of θ dropped.</summary>
/// <param name="Free">A; 0 where the loss has no such term.</param>
/// <param name="Slope">B; 0 where the loss does not hold the annotated variable.</param>
/// <remarks>An affine loss takes a numeric prediction by its conditional mean, and a rectified pass costs one plain pass.</remarks>
public sealed record AffineLoss(LossExpression Free, LossExpression Slope);
