using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>The rank that a formula with factors has at most, whatever the data: the indicators of all levels of a factor add up to one.</summary>
/// <remarks>
/// A column is a polynomial in numeric variables and in the indicators of all levels but the first of each factor, since the first is one less the others and
/// indicators of one factor multiply to 0. Different monomials are linearly independent where every combination of levels occurs.
/// </remarks>
public static class FactorRank
{
    private const double Small = 1e-9;

    /// <summary>The rank of the terms, and the first that follows from those before it; null where none does.</summary>
    /// <param name="formula">A formula; without factors its terms are taken as independent.</param>
    public static (int Rank, FormulaTerm? Dependent) Of(ExpandedFormula formula)
    {
        if (formula.Coded.IsEmpty) return (formula.Terms.Count, null);
        var coded = formula.Coded.ToDictionary(variable => variable.Name, StringComparer.Ordinal);
        var basis = new List<(string Pivot, Dictionary<string, double> Row)>();
        FormulaTerm? dependent = null;
        foreach (var term in formula.Terms)
        {
            var row = Polynomial(term, coded);
            foreach (var (pivot, known) in basis) Reduce(row, pivot, known);
            var largest = row.OrderByDescending(entry => Math.Abs(entry.Value)).ThenBy(entry => entry.Key, StringComparer.Ordinal).FirstOrDefault();
            if (largest.Key is null || Math.Abs(largest.Value) < Small) dependent ??= term;
            else basis.Add((largest.Key, row));
        }

        return (basis.Count, dependent);
    }

    /// <summary>Whether levels of factors add up to the constant, which the formula has not.</summary>
    /// <param name="formula">A formula without intercept.</param>
    public static bool SpansIntercept(ExpandedFormula formula) =>
        Of(formula with { Terms = formula.Terms.Append(FormulaTerm.Intercept).ToEquatableArray() }).Dependent == FormulaTerm.Intercept;

    private static void Reduce(Dictionary<string, double> row, string pivot, Dictionary<string, double> known)
    {
        if (!row.TryGetValue(pivot, out var value)) return;
        var times = value / known[pivot];
        foreach (var entry in known) row[entry.Key] = (row.TryGetValue(entry.Key, out var before) ? before : 0) - (times * entry.Value);
        row.Remove(pivot);
    }

    private static Dictionary<string, double> Polynomial(FormulaTerm term, Dictionary<string, CodedVariable> coded)
    {
        var numbers = term.Variables.Where(variable => !coded.ContainsKey(variable)).OrderBy(name => name, StringComparer.Ordinal);
        var polynomial = new Dictionary<string, double>(StringComparer.Ordinal) { [string.Join("\n", numbers)] = 1 };
        foreach (var factor in term.Variables.Where(coded.ContainsKey).Select(variable => coded[variable]).GroupBy(variable => variable.Factor)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var values = factor.Select(variable => variable.Values.AsEnumerable()).Aggregate((one, other) => one.Zip(other, (a, b) => a * b)).ToList();
            polynomial = Times(polynomial, factor.Key, values);
        }

        return polynomial;
    }

    private static Dictionary<string, double> Times(Dictionary<string, double> polynomial, string factor, IReadOnlyList<double> values)
    {
        var product = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in polynomial)
        {
            for (var level = 0; level < values.Count; level++)
            {
                var value = level == 0 ? values[0] : values[level] - values[0];
                if (value != 0) product.Add(level == 0 ? entry.Key : $"{entry.Key}\n{factor}={level}", entry.Value * value);
            }
        }

        return product;
    }
}
