namespace Cdi.Dsl.Formulas;

/// <summary>A formula expands to more terms than a model can have; caught where the formula is bound.</summary>
internal sealed class FormulaTooLargeException() : Exception($"The formula has more than {TermSet.Limit} terms.");
