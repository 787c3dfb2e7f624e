namespace Cdi.Estimation.Sources;

/// <summary>What an engine calls the quantities of a <see cref="RowExpression"/>, each as text that stands within others.</summary>
/// <param name="Predicted">φ̂ of a feature.</param>
/// <param name="Human">φ of a feature where a row is labelled.</param>
/// <param name="Probability">π.</param>
/// <param name="Fold">The fold of a row, from 0.</param>
/// <param name="IsLabelled">The condition that a row is labelled.</param>
internal sealed record RowExpressionNames(Func<int, string> Predicted, Func<int, string> Human, string Probability, string Fold, string IsLabelled);
