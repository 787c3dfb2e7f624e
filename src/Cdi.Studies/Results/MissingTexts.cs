namespace Cdi.Studies.Results;

/// <summary>Texts that an estimand leaves out since they have no value of a column that it reads.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Texts">How many.</param>
/// <param name="Columns">Of each column, how many texts have no value of it.</param>
public sealed record MissingTexts(string Estimand, int Texts, IReadOnlyList<MissingOfColumn> Columns);
