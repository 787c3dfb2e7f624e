using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>The rank that a design matrix has at most, whatever the data: what is known before the file is read.</summary>
/// <remarks>
/// Each variable is a copy of a source. A term is then a monomial in sources, in which an indicator counts once
/// (x² = x). Different monomials are linearly independent functions, so the rank is the number of different ones.
/// Collinearity by accident of the data is found when the file is read.
/// </remarks>
public static class StructuralRank
{
    /// <summary>Number of different monomials among the terms.</summary>
    /// <param name="terms">The terms of the formula, intercept included.</param>
    /// <param name="source">What a variable copies, and whether that is 0 or 1 in every row.</param>
    public static int Of(IEnumerable<FormulaTerm> terms, Func<string, VariableOrigin> source) =>
        terms.Select(term => Monomial(term, source)).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The first pair of terms that are equal in every row, in order of the formula; null where there is none.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static (FormulaTerm First, FormulaTerm Second)? FirstAlias(EquatableArray<FormulaTerm> terms, Func<string, VariableOrigin> source)
    {
        var firsts = new Dictionary<string, FormulaTerm>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var monomial = Monomial(term, source);
            if (firsts.TryGetValue(monomial, out var first)) return (first, term);
            firsts.Add(monomial, term);
        }

        return null;
    }

    private static string Monomial(FormulaTerm term, Func<string, VariableOrigin> source)
    {
        var sources = term.Variables.Select(source).ToList();
        var factors = sources.Where(variable => variable.IsIndicator).Select(variable => variable.Name).Distinct(StringComparer.Ordinal)
            .Concat(sources.Where(variable => !variable.IsIndicator).Select(variable => variable.Name));
        return string.Join("\n", factors.OrderBy(name => name, StringComparer.Ordinal));
    }
}
