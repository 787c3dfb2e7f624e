#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <summary>An annotated regressor of a loss.</summary>
/// <param name="Name">As a formula writes it: <c>county[accused]</c>, <c>rating</c>.</param>
/// <param name="Variable">Which annotated variable it is of, from 0: two options of one are never true together.</param>
/// <param name="IsNumber">Whether it is a number; else 0 or 1.</param>
public sealed record LossRegressor(string Name, int Variable, bool IsNumber);
