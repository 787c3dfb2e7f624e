namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Functions of columns in formulas: their names, their losses, and what is told of others.</summary>
public class FormulaFunctionTests
{
    [Theory]
    [InlineData("log(age)", "log(age)", "log(age)")]
    [InlineData("log(age, base = 2)", "log(age, base = 2)", "log(age)")]
    [InlineData("log(age,10)", "log(age, 10)", "log(age)")]
    [InlineData("I(age*year)", "I(age * year)", "age·year")]
    [InlineData("I( (age - 30) / 2 )", "I((age - 30)/2)", "age")]
    [InlineData("I(age^2)", "I(age^2)", "age^2")]
    [InlineData("exp(-age)", "exp(-age)", "exp(")]
    [InlineData("sqrt(year)", "sqrt(year)", "sqrt(year)")]
    [InlineData("sin(2 * pi * age)", "sin(2 * pi * age)", "sin(")]
    [InlineData("ifelse(age > 0, log(age), -1)", "ifelse(age > 0, log(age), -1)", "above(age, 0)")]
    public void A_function_is_named_as_R_prints_it(string written, string name, string loss)
    {
        var plan = Compiled.Text(With($"renter + {written}", written)).Plan;
        Assert.Equal(["(Intercept)", "renter", name], plan?.Estimands[0].Targets.Select(target => target.Term));
        Assert.Equal(2, plan?.Estimands[0].Primary);
        Assert.Contains(loss, plan?.Estimands[0].Loss.Written, StringComparison.Ordinal);
        Assert.True(plan?.Estimands[0].HasFunctions);
    }

    [Theory]
    [InlineData("renter * log(age)", "log(age)", "(Intercept), renter, log(age), renter:log(age)")]
    [InlineData("log(age) / renter", "log(age)", "(Intercept), log(age), log(age):renter")]
    [InlineData("log(age) + log( age )", "log(age)", "(Intercept), log(age)")]
    [InlineData("(renter + I(age^2))^2", "renter:I(age^2)", "(Intercept), renter, I(age^2), renter:I(age^2)")]
    [InlineData("renter + I(age>30)", "`I(age > 30)TRUE`", "(Intercept), renter, I(age > 30)TRUE")]
    [InlineData("I(age > 30 and year<2000 | age==1)", "1", "(Intercept), I(age > 30 & year < 2000 | age == 1)TRUE")]
    [InlineData("renter + offset(log(age))", "renter", "(Intercept), renter")]
    [InlineData("offset(log(age)) + renter - 1", "renter", "renter")]
    [InlineData("renter + I(age^2) - I(age^2)", "renter", "(Intercept), renter")]
    public void Functions_are_terms_and_offsets_are_none(string terms, string coefficient, string names)
    {
        var text = With(terms, coefficient);
        var plan = Compiled.Text(text).Plan;
        Assert.True(plan is not null, Compiled.Rendered("study.cdi", text, Compiled.Text(text).Diagnostics));
        Assert.Equal(names, string.Join(", ", plan.Estimands[0].Loss.Parameters));
    }

    [Fact]
    public void An_offset_is_in_the_loss_with_coefficient_one()
    {
        var plan = Compiled.Text(With("renter + offset(log(age)) + offset(year)", "renter")).Plan;
        Assert.Contains("log(age)", plan?.Estimands[0].Loss.Written, StringComparison.Ordinal);
        Assert.Equal(["renter", "age", "year"], plan?.Estimands[0].Loss.Columns);
        Assert.Contains("+ offset(log(age)) + offset(year))", plan?.Estimands[0].Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log(agee)", "CDI2001")]
    [InlineData("log(street)", "CDI3012")]
    [InlineData("log(tone)", "CDI1007")]
    [InlineData("log(2)", "CDI2014")]
    [InlineData("log(age, base = 1)", "CDI2014")]
    [InlineData("log(age, base = year)", "CDI2014")]
    [InlineData("log(age, year, 2)", "CDI2014")]
    [InlineData("log()", "CDI2014")]
    [InlineData("I(age / 0)", "CDI2014")]
    [InlineData("age > 30", "CDI2014")]
    [InlineData("I(age > street)", "CDI2014")]
    [InlineData("I(mood > \"x\")", "CDI2014")]
    [InlineData("I(age %in% 3)", "CDI2014")]
    [InlineData("ifelse(age > 3, 1)", "CDI2014")]
    [InlineData("ifelse(age > 3, \"a\", \"b\")", "CDI2014")]
    [InlineData("case_when(age > 3)", "CDI1007")]
    [InlineData("I(age:year)", "CDI2014")]
    [InlineData("I(mood)", "CDI2014")]
    [InlineData("renter:offset(age)", "CDI2014")]
    [InlineData("renter - offset(age)", "CDI2014")]
    [InlineData("offset(age, year)", "CDI2014")]
    [InlineData("poly(age, year)", "CDI2014")]
    [InlineData("poly(age, 0)", "CDI2014")]
    [InlineData("poly(log(age), 2)", "CDI2014")]
    [InlineData("poly(age, 2, raw = maybe)", "CDI2014")]
    [InlineData("scale(age, center = FALSE, scale = FALSE)", "CDI2014")]
    [InlineData("scale(street)", "CDI2014")]
    [InlineData("scale(anger)", "CDI2014")]
    [InlineData("ns(age, knots = c(3, 2))", "CDI2014")]
    [InlineData("ns(age, knots = c(2, 9), Boundary.knots = c(0, 7))", "CDI2014")]
    [InlineData("bs(age, 2)", "CDI2014")]
    [InlineData("bs(age, 5, Boundary.knots = c(0, 7))", "CDI2014")]
    [InlineData("log(poly(age, 2))", "CDI2014")]
    [InlineData("street", "CDI2014")]
    [InlineData("factor(street)", "CDI2014")]
    [InlineData("factor(age)", "CDI2014")]
    [InlineData("factor(age, levels = c(1))", "CDI2014")]
    [InlineData("factor(body, levels = c(1, 2))", "CDI2014")]
    [InlineData("lgo(age)", "CDI1005")]
    [InlineData("age + I(age)", "CDI3004")]
    [InlineData("I(age * year) + I(year * age)", "CDI3004")]
    public void What_is_no_function_of_columns_is_told(string terms, string code) =>
        Assert.Equal(code, string.Join(", ", Compiled.Codes(With("renter + " + terms, "renter")).Distinct()));

    [Fact]
    public void What_a_formula_compares_has_no_slope()
    {
        Assert.Equal("CDI2091", string.Join(", ", Compiled.Codes(With("renter + age + I(age > 30)", "renter").Replace(
            "coefficient(renter)", "average_effect(age)", StringComparison.Ordinal)).Distinct()));
        Assert.Empty(Compiled.Codes(With("renter + age + I(age > 30)", "renter").Replace(
            "coefficient(renter)", "difference(predicted(age = 40), predicted(age = 20))", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dot_is_no_column_of_a_design()
    {
        var all = Names(With(".", "renter"));
        Assert.Contains("age", all);
        Assert.Contains("renter", all);
        Assert.Equal(all.Where(name => name != "age"), Names(With(".", "renter").Replace(
            "coefficient(renter)", "coefficient(renter)\n  weight = age", StringComparison.Ordinal)));

        static List<string> Names(string text) => [.. Compiled.Text(text).Plan?.Estimands[0].Loss.Parameters ?? []];
    }

    [Fact]
    public void A_column_may_be_called_pi() =>
        Assert.Equal(["renter", "pi"], Compiled.Text(With("renter + I(pi^2)", "renter").Replace(
            "age: number from Age", "age: number from Age\n  pi: number from Pi", StringComparison.Ordinal)).Plan?.Estimands[0].Loss.Columns);

    [Fact]
    public void A_probit_is_of_an_event_and_a_gamma_of_positive_numbers()
    {
        Assert.Empty(Compiled.Codes(Letters.With("model = logistic", "model = probit")));
        Assert.Contains("CDI3008", Compiled.Codes(Letters.With("logistic(tone[hostile]", "probit(anger")));
        Assert.DoesNotContain("CDI3009", Compiled.Codes(Letters.With("logistic(tone[hostile]", "gamma(anger")));
        Assert.Contains("CDI3009", Compiled.Codes(Letters.With("logistic(tone[hostile]", "gamma(anger").Replace("number 0..10", "number -1..10",
            StringComparison.Ordinal)));
        Assert.Contains("CDI3009", Compiled.Codes(Letters.With("model = logistic(tone[hostile] ~ 1 + renter)",
            "model = probit(tone[hostile] ~ 1 + renter)\n  interval_scale = ratio")));
    }

    private static string With(string terms, string coefficient) =>
        Letters.With("~ 1 + renter)", $"~ {terms})").Replace("coefficient(renter)", $"coefficient({coefficient})", StringComparison.Ordinal);
}
