using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Formulas;

/// <summary>Codes the factors of an expanded formula: term → coding → columns, as R's <c>model.matrix()</c> does.</summary>
/// <remarks>
/// In a term a factor is coded by its contrasts where the term without it is a part of a term before it, and by an indicator of every level where it is not
/// (Chambers and Hastie 1992, 2.4.1). A main effect has its contrasts; without an intercept the first factor of the formula has every level. A term
/// becomes the products of the columns of its variables, those of its first variable the fastest.
/// </remarks>
public sealed class FormulaCoding
{
    private readonly ExpandedFormula formula;
    private readonly Func<string, FactorVariable?> factors;
    private readonly Func<string, EquatableArray<string>?> bases;
    private readonly Dictionary<string, FormulaFunction> functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodedVariable> coded = new(StringComparer.Ordinal);

    private FormulaCoding(ExpandedFormula formula, Func<string, FactorVariable?> factors, Func<string, EquatableArray<string>?> bases)
    {
        this.formula = formula;
        this.factors = factors;
        this.bases = bases;
    }

    /// <summary>The formula with a term for each column; the same where it has no factor.</summary>
    /// <param name="formula">The formula, term by term.</param>
    /// <param name="factors">The factor that a variable is; null where it is none.</param>
    /// <param name="bases">The columns of a variable that is a basis; null where it is none.</param>
    public static ExpandedFormula Code(
        ExpandedFormula formula, Func<string, FactorVariable?> factors, Func<string, EquatableArray<string>?> bases) =>
        formula.Variables.All(variable => factors(variable) is null && bases(variable) is null) ? formula
            : new FormulaCoding(formula, factors, bases).Coded();

    /// <summary>How many columns there will be at most.</summary>
    /// <inheritdoc cref="Code" path="/param"/>
    public static long Count(ExpandedFormula formula, Func<string, FactorVariable?> factors, Func<string, EquatableArray<string>?> bases) =>
        formula.Terms.Sum(term => term.Variables.Aggregate(1L, (count, variable) =>
            Math.Min(int.MaxValue, count * (factors(variable)?.Levels.Count ?? bases(variable)?.Count ?? 1))));

    private ExpandedFormula Coded()
    {
        var first = formula.HasIntercept ? null : formula.Terms.SelectMany(term => term.Variables).FirstOrDefault(variable => factors(variable) is not null);
        var terms = new List<FormulaTerm>();
        for (var position = 0; position < formula.Terms.Count; position++)
        {
            IEnumerable<EquatableArray<string>> columns = [[]];
            foreach (var variable in formula.Terms[position].Variables)
            {
                var isFirst = variable == first;
                if (isFirst) first = null;
                var own = Columns(variable, isFirst || !IsMarginal(position, variable)).ToList();
                columns = own.SelectMany(column => columns.Select(before => before.Append(column).ToEquatableArray())).ToList();
            }

            terms.AddRange(columns.Select(variables => new FormulaTerm(variables)));
        }

        return formula with
        {
            Terms = terms.ToEquatableArray(),
            Written = formula.Terms,
            Functions = formula.Functions.Concat(functions.Values.OrderBy(function => function.Name, StringComparer.Ordinal)).ToEquatableArray(),
            Coded = coded.Values.OrderBy(variable => variable.Name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    /// <summary>Whether the term without a variable is a part of a term before it.</summary>
    private bool IsMarginal(int position, string variable)
    {
        var rest = formula.Terms[position].Variables.Where(each => each != variable).ToList();
        return rest.Count == 0 || formula.Terms.Take(position).Any(before => rest.All(before.Variables.Contains));
    }

    private IEnumerable<string> Columns(string variable, bool isFull)
    {
        if (factors(variable) is not { } factor) return bases(variable) ?? EquatableArray.Create(variable);
        return isFull
            ? factor.Levels.Select((level, j) => Column(factor, level.Name, factor.Levels.Select((_, k) => j == k ? 1.0 : 0).ToEquatableArray()))
            : factor.Contrasts.Names.Select((name, j) => Column(factor, name, factor.Contrasts.Columns[j]));
    }

    private string Column(FactorVariable factor, string suffix, EquatableArray<double> values)
    {
        var name = factor.Name + suffix;
        if (coded.ContainsKey(name)) return name;
        var own = new double[factor.Levels.Count];
        for (var level = 0; level < own.Length; level++) own[factor.Levels[level].Position] = values[level];
        coded.Add(name, new CodedVariable(name, factor.Factor, own.ToEquatableArray()));

        // An indicator that goes by the name of its column is that column.
        var used = factor.Levels.Where((_, level) => values[level] != 0).ToList();
        if (used.Count == 1 && values.Contains(1) && used[0].Indicator is LossExpression.Column && used[0].Columns.SequenceEqual([name])) return name;
        var columns = used.SelectMany(level => level.Columns).Distinct(StringComparer.Ordinal).ToList();
        var value = LossExpression.Add(factor.Levels.Select((level, k) => values[k] * level.Indicator.Substitute(
            leaf => leaf is LossExpression.Column column ? new LossExpression.Column(columns.IndexOf(level.Columns[column.Position])) : leaf)));
        functions.Add(name, new FormulaFunction(name, value, columns.ToEquatableArray()));
        return name;
    }
}
