#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <summary>A named function of parameters and columns, such as a linear predictor, through which a loss depends on its parameters.</summary>
/// <param name="Name">As the author wrote it, or <c>eta</c>.</param>
/// <param name="Expression">Its value; holds no annotated variable, no coefficient and no other index.</param>
public sealed record LossIndex(string Name, LossExpression Expression);
