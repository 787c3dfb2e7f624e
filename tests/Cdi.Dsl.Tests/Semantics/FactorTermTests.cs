using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Factors in formulas: how they are coded, named and refused. Values are held against R's in the tests of the command.</summary>
public sealed class FactorTermTests
{
    [Theory]
    [InlineData("street", "(Intercept) streetLow streetMill")]
    [InlineData("street - 1", "streetHigh streetLow streetMill")]
    [InlineData("size", "(Intercept) size.L size.Q")]
    [InlineData("size:age", "(Intercept) sizes:age sizem:age sizel:age")]
    [InlineData("age + age:street", "(Intercept) age age:streetLow age:streetMill")]
    [InlineData("size * street - size:street", "(Intercept) size.L size.Q streetLow streetMill")]
    [InlineData("factor(renter)", "(Intercept) factor(renter)1")]
    [InlineData("factor(year, levels = c(1, 2, 3))",
        "(Intercept) factor(year, levels = c(1, 2, 3))2 factor(year, levels = c(1, 2, 3))3")]
    [InlineData("relevel(street, ref = \"Mill\")", "(Intercept) relevel(street, ref = \"Mill\")High relevel(street, ref = \"Mill\")Low")]
    [InlineData("factor(street, ref = \"Low\")", "(Intercept) factor(street, ref = \"Low\")High factor(street, ref = \"Low\")Mill")]
    [InlineData("C(street, contr.treatment, base = 2)", "(Intercept) C(street, contr.treatment, base = 2)1 C(street, contr.treatment, base = 2)3")]
    [InlineData("C(size, contr.sum)", "(Intercept) C(size, contr.sum)1 C(size, contr.sum)2")]
    public void Terms_have_the_columns_and_names_of_R(string terms, string columns) =>
        Assert.Equal(columns, string.Join(' ', Plan(terms, terms.EndsWith("- 1", StringComparison.Ordinal) ? "streetLow" : "1")
            ?.Targets.Select(target => target.Term) ?? []));

    [Fact]
    public void A_reference_that_a_column_declares_stands_first() =>
        Assert.Equal(["(Intercept)", "streetHigh", "streetLow"], Compiled.Text(Spec("street", "1").Replace(
            "\"Mill\") from", "\"Mill\", ref = \"Mill\") from", StringComparison.Ordinal)).Plan?.Estimands[0].Targets.Select(target => target.Term));

    [Fact]
    public void Columns_of_levels_are_indicators_of_the_corpus_as_if_declared()
    {
        var plan = Compiled.Text(Spec("street", "`streetLow`")).Plan;
        var level = Assert.Single(plan?.Corpus.Columns ?? [], column => column.Name == "streetLow");
        Assert.Equal("street == \"Low\"", level.Conditions[0].Written);
        Assert.Equal(["streetLow", "streetMill"], plan?.Estimands[0].Loss.Columns);
        Assert.Equal("logistic(tone[hostile] ~ 1 + street), coefficient(streetLow)", plan?.Estimands[0].Shown);
    }

    [Fact]
    public void A_written_formula_compiles_to_itself()
    {
        var shown = Plan("C(street, contr.sum):scale(age) + poly(year, 2)", "`poly(year, 2)2`")?.Shown ?? "";
        Assert.Equal("logistic(tone[hostile] ~ 1 + poly(year, 2) + C(street, contr.sum):scale(age)), coefficient(`poly(year, 2)2`)", shown);
    }

    [Theory]
    [InlineData("street + streets", "CDI2001")]
    [InlineData("street:size", "CDI3004")]
    [InlineData("street + C(street, contr.sum)", "CDI3004")]
    [InlineData("street + low", "CDI3004")]
    [InlineData("factor(street, levels = c(\"High\", \"Low\"))", "CDI2014")]
    [InlineData("factor(year, levels = c(1))", "CDI2014")]
    [InlineData("factor(year, levels = c(1, 1))", "CDI2014")]
    [InlineData("factor(year)", "CDI2014")]
    [InlineData("factor(body, levels = c(\"a\", \"b\"))", "CDI2014")]
    [InlineData("factor(tone)", "CDI2014")]
    [InlineData("relevel(street, ref = \"gone\")", "CDI2014")]
    [InlineData("C(street, contr.treatment, base = 4)", "CDI2014")]
    [InlineData("C(street, contr.sum, base = 1)", "CDI2014")]
    [InlineData("C(street, treatment)", "CDI1005")]
    [InlineData("C(street)", "CDI2014")]
    [InlineData("interaction(street)", "CDI2014")]
    [InlineData("log(street)", "CDI3012")]
    [InlineData("log(C(street, contr.sum))", "CDI2014")]
    public void What_cannot_be_coded_is_told(string terms, string code) =>
        Assert.Equal(code, string.Join(", ", Compiled.Codes(Spec(terms, "1")).Distinct()));

    [Theory]
    [InlineData("factor(\"a\")", "CDI2014")]
    [InlineData("factor(\"a\", \"a\")", "CDI2014")]
    [InlineData("factor(\"a\", \"b\", ref = \"c\")", "CDI2014")]
    [InlineData("factor(contrasts = contr.sum)", "CDI2014")]
    [InlineData("factor(\"a\", \"b\", contrasts = sum)", "CDI1005")]
    [InlineData("ordered(\"a\", \"b\", ref = \"a\")", "CDI2014")]
    public void Levels_that_contradict_themselves_are_told(string type, string code) =>
        Assert.Equal(code, string.Join(", ", Compiled.Codes(Spec("age", "age").Replace(
            "street: factor(\"High\", \"Low\", \"Mill\")", "street: " + type, StringComparison.Ordinal)
            .Replace("  low: indicator = street == \"Low\"\n", "", StringComparison.Ordinal)).Distinct()));

    [Fact]
    public void A_column_that_has_the_name_of_a_level_is_told() =>
        Assert.Equal(["CDI2014"], Compiled.Codes(Spec("street", "1").Replace("low: indicator = street == \"Low\"", "streetLow: indicator from Low",
            StringComparison.Ordinal)));

    [Fact]
    public void Too_many_levels_are_told_before_they_are_written_out() =>
        Assert.Equal(["CDI3021"], Compiled.Codes(Spec($"factor(year, levels = c({string.Join(", ", Enumerable.Range(1, 600))}))", "1")));

    private static EstimandPlan? Plan(string terms, string coefficient = "1") => Compiled.Text(Spec(terms, coefficient)).Plan?.Estimands[0];

    private static string Spec(string terms, string coefficient) => Letters.Spec
        .Replace("budget = 300 labels", "budget = 500 labels", StringComparison.Ordinal)
        .Replace("burn_in = 60 labels", "burn_in = 200 labels", StringComparison.Ordinal)
        .Replace("street: factor from Street",
            "street: factor(\"High\", \"Low\", \"Mill\") from Street\n  low: indicator = street == \"Low\"\n"
            + "  size: ordered(\"s\", \"m\", \"l\") from Size", StringComparison.Ordinal)
        .Replace("1 + renter)", terms + ")", StringComparison.Ordinal)
        .Replace("coefficient(renter)", $"coefficient({coefficient})", StringComparison.Ordinal);
}
