using Cdi.Dsl.Formulas;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Formulas;

/// <summary>Terms as R's <c>attr(terms(f), "term.labels")</c> gives them, intercept first.</summary>
public class FormulaExpanderTests
{
    [Theory]
    [InlineData("h ~ 1", "1")]
    [InlineData("h ~ a", "1, a")]
    [InlineData("h ~ 1 + a", "1, a")]
    [InlineData("h ~ a + 1", "1, a")]
    [InlineData("h ~ 0 + a", "a")]
    [InlineData("h ~ a - 1", "a")]
    [InlineData("h ~ -1 + a", "a")]
    [InlineData("h ~ a + 0", "a")]
    [InlineData("h ~ a - 0", "1, a")]
    [InlineData("h ~ a - 1 + 1", "1, a")]
    [InlineData("h ~ a + b", "1, a, b")]
    [InlineData("h ~ b + a", "1, b, a")]
    [InlineData("h ~ a + a", "1, a")]
    [InlineData("h ~ a * b", "1, a, b, a:b")]
    [InlineData("h ~ a * a", "1, a")]
    [InlineData("h ~ a : b", "1, a:b")]
    [InlineData("h ~ b:a", "1, b:a")]
    [InlineData("h ~ a + b:a", "1, a, a:b")]
    [InlineData("h ~ b:a + a", "1, a, b:a")]
    [InlineData("h ~ a:b + c", "1, c, a:b")]
    [InlineData("h ~ a*b - a", "1, b, a:b")]
    [InlineData("h ~ a*b - a:b", "1, a, b")]
    [InlineData("h ~ a*b*c", "1, a, b, c, a:b, a:c, b:c, a:b:c")]
    [InlineData("h ~ (a + b)^2", "1, a, b, a:b")]
    [InlineData("h ~ (a + b + c)^2", "1, a, b, c, a:b, a:c, b:c")]
    [InlineData("h ~ (a + b + c)^3 - a:b:c", "1, a, b, c, a:b, a:c, b:c")]
    [InlineData("h ~ a^2", "1, a")]
    [InlineData("h ~ (a + b):c", "1, a:c, b:c")]
    [InlineData("h ~ (a + b) * c", "1, a, b, c, a:c, b:c")]
    [InlineData("h ~ a / b", "1, a, a:b")]
    [InlineData("h ~ (a + b) / c", "1, a, b, a:b:c")]
    [InlineData("h ~ a / (b + c)", "1, a, a:b, a:c")]
    [InlineData("h ~ a / b / c", "1, a, a:b, a:b:c")]
    [InlineData("h ~ a %in% b", "1, a:b")]
    [InlineData("h ~ b + a %in% b", "1, b, b:a")]
    [InlineData("h ~ a - (b - c)", "1, a")]
    [InlineData("h ~ (a + b - 1)", "a, b")]
    [InlineData("h ~ ((a))", "1, a")]
    [InlineData("h ~ x[2] + a", "1, x[2], a")]
    [InlineData("h ~ x", "1, x[1], x[2]")]
    [InlineData("h ~ a * x", "1, a, x[1], x[2], a:x[1], a:x[2]")]
    [InlineData("h ~ `odd name` * a", "1, odd name, a, odd name:a")]
    public void A_formula_expands_to_its_terms(string formula, string terms) =>
        Assert.Equal(terms, string.Join(", ", Expand(formula, out _).Terms.Select(term => term.Written)));

    [Theory]
    [InlineData("h ~ 2 + a", FormulaProblemKind.NotATerm)]
    [InlineData("h ~ a : 0", FormulaProblemKind.NotATerm)]
    [InlineData("h ~ a ^ 0", FormulaProblemKind.BadExponent)]
    [InlineData("h ~ a ^ b", FormulaProblemKind.BadExponent)]
    [InlineData("h ~ a ^ 1.5", FormulaProblemKind.BadExponent)]
    [InlineData("h ~ log(a)", FormulaProblemKind.Function)]
    [InlineData("h ~ a*b*c*d*e*f*g*i*j*k", FormulaProblemKind.TooLarge)]
    public void What_is_no_term_is_told_with_its_place(string formula, FormulaProblemKind kind)
    {
        Expand(formula, out var problems);
        Assert.Equal(kind, Assert.Single(problems).Kind);
    }

    [Theory]
    [InlineData("h ~ a * b", "b:a", "a:b")]
    [InlineData("h ~ a * b", "a:b", "a:b")]
    [InlineData("h ~ a * b", "(Intercept)", "(Intercept)")]
    [InlineData("h ~ a * b", "c", null)]
    [InlineData("h ~ 0 + a", "(Intercept)", null)]
    public void A_coefficient_is_found_whatever_the_order_of_its_variables(string formula, string name, string? found) =>
        Assert.Equal(found, Expand(formula, out _).Find(name)?.Name);

    [Theory]
    [InlineData("h ~ a + b", 3, null)]
    [InlineData("h ~ a + twin", 2, "a twin")]
    [InlineData("h ~ a * twin", 2, "a twin")]
    [InlineData("h ~ b * copy", 3, "b copy")]
    [InlineData("h ~ b:copy + b", 3, null)]
    [InlineData("h ~ a:b + twin:b", 2, "a:b b:twin")]
    public void Copies_of_a_column_lower_the_rank(string formula, int rank, string? alias)
    {
        // a and twin are one indicator; b and copy are one number, whose square is another column.
        static VariableOrigin Source(string variable) => variable switch
        {
            "a" or "twin" => new VariableOrigin("A", true),
            _ => new VariableOrigin("B", false),
        };
        var terms = Expand(formula, out _).Terms;
        Assert.Equal(rank, StructuralRank.Of(terms, Source));
        Assert.Equal(alias, StructuralRank.FirstAlias(terms, Source) is { } pair ? $"{pair.First.Written} {pair.Second.Written}" : null);
    }

    private static ExpandedFormula Expand(string formula, out IReadOnlyList<FormulaProblem> problems)
    {
        var parsed = StudyParser.Parse(new SourceText("f.cdi", $"cdi 1\nstudy s\nestimand e {{\n  model = linear({formula})\n}}\n"));
        Assert.Empty(parsed.Diagnostics);
        var call = Assert.IsType<CallSyntax>(parsed.Syntax.Blocks.Single().Settings.Single().Value);
        return FormulaExpander.Expand(Assert.IsType<FormulaSyntax>(call.Arguments[0].Value).Terms, Columns, out problems);
    }

    private static IReadOnlyList<string> Columns(ExpressionSyntax expression) => expression switch
    {
        NameSyntax { Text: "x" } => ["x[1]", "x[2]"],
        NameSyntax name => [name.Text],
        IndexedSyntax indexed => [$"{indexed.Name.Text}[{indexed.Key.Text}]"],
        _ => [],
    };
}
