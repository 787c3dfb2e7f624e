namespace Cdi.Dsl.Losses;

/// <summary>A variable whose moments are parameters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value in a row.</param>
/// <param name="Square">The square of it; null where it is 0 or 1.</param>
public sealed record MomentVariable(string Name, LossExpression Value, LossExpression? Square);
