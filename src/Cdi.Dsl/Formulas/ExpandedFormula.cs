using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>The right-hand side of a formula, written out term by term.</summary>
/// <param name="Terms">The terms without repetition: intercept first, then by degree, within a degree by first mention.</param>
public sealed record ExpandedFormula(EquatableArray<FormulaTerm> Terms)
{
    /// <summary>Whether the constant term is among the terms.</summary>
    public bool HasIntercept => Terms.Any(term => term.IsIntercept);

    /// <summary>The variables that are functions of columns.</summary>
    public EquatableArray<FormulaFunction> Functions { get; init; } = [];

    /// <summary>What is added to the linear predictor with coefficient 1.</summary>
    public EquatableArray<FormulaFunction> Offsets { get; init; } = [];

    /// <summary>The variables that are annotated: <c>county[accused]</c>, in order of first mention.</summary>
    public EquatableArray<string> Annotated { get; init; } = [];

    /// <summary>The terms before factors were coded into columns; empty where the formula has no factor.</summary>
    public EquatableArray<FormulaTerm> Written { get; init; } = [];

    /// <summary>The variables that factors were coded into.</summary>
    public EquatableArray<CodedVariable> Coded { get; init; } = [];

    /// <summary>Factors that are calls, as R prints them: <c>C(f, contr.sum)</c>.</summary>
    public EquatableArray<string> Calls { get; init; } = [];

    /// <summary>All variables, in order of first mention.</summary>
    public IEnumerable<string> Variables => Terms.SelectMany(term => term.Variables).Distinct(StringComparer.Ordinal);

    /// <summary>The columns that variables and offsets read, in order of first mention.</summary>
    public IEnumerable<string> Columns => Variables.Where(variable => !Annotated.Contains(variable))
        .SelectMany(variable => Function(variable)?.Columns ?? EquatableArray.Create(variable))
        .Concat(Offsets.SelectMany(offset => offset.Columns)).Distinct(StringComparer.Ordinal);

    /// <summary>The function behind a variable; null where it is a column.</summary>
    public FormulaFunction? Function(string variable) => Functions.FirstOrDefault(function => function.Name == variable);

    /// <summary>The term with this name, whatever the order in which an interaction names its variables; null where there is none.</summary>
    /// <param name="name">A name as R prints it: <c>b:a</c> finds <c>a:b</c>.</param>
    public FormulaTerm? Find(string name) =>
        Terms.FirstOrDefault(term => term.Name == name) ?? Terms.FirstOrDefault(term => Key(term.Variables) == Key(name.Split(':')));

    private static string Key(IEnumerable<string> variables) => string.Join(":", variables.OrderBy(name => name, StringComparer.Ordinal));
}
