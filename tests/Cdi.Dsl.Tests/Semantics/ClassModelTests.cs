namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Models of every option of an outcome: names of coefficients, and what is told of wrong ones.</summary>
public class ClassModelTests
{
    [Fact]
    public void Every_option_but_the_first_has_coefficients()
    {
        var plan = Compiled.Text(With("multinomial(tone ~ renter + log(age))", "civil:log(age)")).Plan?.Estimands[0];
        Assert.Equal(["civil:(Intercept)", "civil:renter", "civil:log(age)"], plan?.Targets.Select(target => target.Term));
        Assert.Equal((2, "multinomial(tone ~ 1 + renter + log(age)), coefficient(civil:log(age))"), (plan?.Primary, plan?.Shown));
        Assert.Null(plan?.Event);
        Assert.Equal(["tone"], plan?.Variables.Select(each => each.Outcome));
        Assert.Equal([[], ["civil"]], plan?.Features.Select(feature => feature.Factors.Select(factor => factor.Option).ToArray()));
    }

    [Fact]
    public void Options_stand_in_their_own_order_term_by_term()
    {
        var text = With("multinomial(tone ~ renter)", "odd:1").Replace(
            "  civil = \"Civil\"\n", "  civil = \"Civil\"\n  odd = \"Odd\"\n", StringComparison.Ordinal);
        var plan = Compiled.Text(text).Plan?.Estimands[0];
        Assert.Equal(["civil:(Intercept)", "civil:renter", "odd:(Intercept)", "odd:renter"], plan?.Targets.Select(target => target.Term));
        Assert.Equal((2, "multinomial(tone ~ 1 + renter), coefficient(odd:1)"), (plan?.Primary, plan?.Shown));
        Assert.Contains("log(1 + exp(eta[civil]) + exp(eta[odd]))", plan?.Loss.Written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ordered_logit")]
    [InlineData("ordered_probit")]
    [InlineData("ordered_cloglog")]
    public void Thresholds_stand_behind_the_coefficients(string model)
    {
        var text = With($"{model}(tone ~ renter * age)", "age").Replace("outcome tone {", "outcome tone ordered {", StringComparison.Ordinal);
        var plan = Compiled.Text(text).Plan?.Estimands[0];
        Assert.Equal(["renter", "age", "renter:age", "hostile|civil"], plan?.Targets.Select(target => target.Term));
        Assert.Equal((1, $"{model}(tone ~ 1 + renter + age + renter:age), coefficient(age)"), (plan?.Primary, plan?.Shown));
        Assert.Equal("CDI2014", Codes(With($"{model}(tone ~ renter)", "renter")));
        Assert.Equal("CDI2014", Codes(text.Replace("tone ~ renter * age", "tone ~ 0 + age", StringComparison.Ordinal)));
        Assert.Equal("CDI3006", Codes(text.Replace("coefficient(age)", "coefficient(1)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("multinomial(tone[civil] ~ renter)", "civil:renter", "CDI2014")]
    [InlineData("multinomial(age ~ renter)", "civil:renter", "CDI3002")]
    [InlineData("multinomial(tone ~ renter)", "renter", "CDI3006")]
    [InlineData("multinomial(tone ~ renter)", "hostile:renter", "CDI3006")]
    [InlineData("multinomial(tone ~ renter + offset(age))", "civil:renter", "CDI1007")]
    [InlineData("multinomial(tone ~ renter + tone[civil])", "civil:renter", "CDI2014")]
    [InlineData("multinom(tone ~ renter)", "civil:renter", "CDI1005")]
    public void What_is_no_model_of_classes_is_told(string model, string coefficient, string code) =>
        Assert.Equal(code, Codes(With(model, coefficient)));

    private static string Codes(string text) => string.Join(" ", Compiled.Text(text).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct());

    private static string With(string model, string coefficient) => Letters.With("model = logistic(tone[hostile] ~ 1 + renter)", "model = " + model)
        .Replace("target = coefficient(renter)", $"target = coefficient({coefficient})", StringComparison.Ordinal);
}
