namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Comparisons in <c>keep</c> and in indicators, and the ends of numeric outcomes.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("year >= 2010", "year AtLeast 2010")]
    [InlineData("2010 < year", "year Above 2010")]
    [InlineData("year == 2010 and age != -1.5", "year Equal 2010; age NotEqual -1.5")]
    [InlineData("year in 2010..2015", "year Between 2010 2015")]
    [InlineData("age in -5..-1", "age Between -5 -1")]
    [InlineData("street in [\"High\", \"Low\"]", "street AnyOf High Low")]
    [InlineData("letter != \"007\"", "letter NotEqual 007")]
    [InlineData("mood[2] == 1", "mood[2] Equal 1")]
    [InlineData("year != missing and street == missing", "year Present ; street Absent ")]
    [InlineData("missing != year", "year Present ")]
    public void Keep_takes_comparisons_joined_by_and(string keep, string expected)
    {
        var result = Compile(keep);
        Assert.Empty(result.Diagnostics);
        var conditions = result.Plan?.Corpus.Keep.Select(each => $"{each.Column} {each.Kind} {string.Join(' ', each.Values)}");
        Assert.Equal(expected, string.Join("; ", conditions ?? []));
    }

    [Theory]
    [InlineData("street > \"High\"", "CDI2017")]
    [InlineData("street == 3", "CDI2017")]
    [InlineData("street == High", "CDI2017")]
    [InlineData("year == \"2010\"", "CDI2017")]
    [InlineData("year in 2015..2010", "CDI2017")]
    [InlineData("year in []", "CDI2017")]
    [InlineData("year in 2010", "CDI2017")]
    [InlineData("year >= 2010 texts", "CDI2017")]
    [InlineData("letter == 7", "CDI2017")]
    [InlineData("year == 2010 or year == 2011", "CDI2014")]
    [InlineData("year", "CDI2014")]
    [InlineData("year < missing", "CDI2017")]
    [InlineData("year in missing", "CDI2017")]
    [InlineData("missing < year", "CDI2017")]
    [InlineData("street = \"High\"", "CDI1001")]
    [InlineData("2010 <= year <= 2015", "CDI1001")]
    [InlineData("yeer >= 3", "CDI2001")]
    public void A_comparison_that_does_not_fit_is_one_diagnostic(string keep, string code) =>
        Assert.Equal([code], Compile(keep).Diagnostics.Select(each => each.Code));

    [Theory]
    [InlineData("high: indicator = street == \"High\"", "street Equal High")]
    [InlineData("old: indicator = age >= 65", "age AtLeast 65")]
    [InlineData("middle: indicator = age >= 30 and age < 60", "age AtLeast 30; age Below 60")]
    public void An_indicator_is_a_comparison_of_one_column(string column, string expected)
    {
        var result = WithColumn(column);
        Assert.DoesNotContain(result.Diagnostics, each => each.IsError);
        var conditions = result.Plan?.Corpus.Columns.Single(each => !each.Conditions.IsEmpty).Conditions;
        Assert.Equal(expected, string.Join("; ", (conditions ?? []).Select(each => $"{each.Column} {each.Kind} {string.Join(' ', each.Values)}")));
    }

    [Theory]
    [InlineData("x: number = age >= 65", "CDI2014")]
    [InlineData("x: indicator = age >= 65 and year > 3", "CDI2014")]
    [InlineData("x: indicator = nowhere == 1", "CDI2001")]
    [InlineData("x: indicator = street == 1", "CDI2017")]
    [InlineData("x: indicator = x == 1", "CDI2014")]
    public void Another_indicator_is_one_diagnostic(string column, string code) =>
        Assert.Equal([code], WithColumn(column).Diagnostics.Select(each => each.Code));

    [Theory]
    [InlineData("number -5..5", -5.0, 5.0)]
    [InlineData("number -1.5..-0.5", -1.5, -0.5)]
    [InlineData("number 0.25..0.75", 0.25, 0.75)]
    [InlineData("number", null, null)]
    public void A_number_has_ends_of_either_sign_or_none(string kind, double? minimum, double? maximum)
    {
        var result = Compiled.Text(Letters.Spec.Replace("outcome anger number 0..10", "outcome anger " + kind));
        Assert.Empty(result.Diagnostics);
        var outcome = result.Plan?.Outcomes.Single(each => each.Name == "anger");
        Assert.Equal((minimum, maximum), (outcome?.Minimum, outcome?.Maximum));
    }

    [Theory]
    [InlineData("number 5..-5", "CDI2003")]
    [InlineData("number a..b", "CDI2014")]
    [InlineData("number 5", "CDI1005")]
    public void Other_ends_are_one_diagnostic(string kind, string code) =>
        Assert.Equal([code], Compiled.Text(Letters.Spec.Replace("outcome anger number 0..10", "outcome anger " + kind)).Diagnostics.Select(
            each => each.Code).Distinct());

    [Theory]
    [InlineData("where { 1 = hostile, \"1.0\" = civil }", "CDI2018")]
    [InlineData("where { TRUE = hostile, 1 = civil }", "CDI2018")]
    [InlineData("where { 1 = hostile, \"1.0\" = hostile, 0 = civil }", "")]
    [InlineData("where { 1 = hostile, \"01\" = civil }", "")]
    public void Two_spellings_of_a_value_mean_one_option(string map, string code)
    {
        var spec = System.Text.RegularExpressions.Regex.Replace(Letters.Spec, @"where \{[^}]*\}", map);
        Assert.Equal(code, string.Join(' ', Compiled.Text(spec).Diagnostics.Select(each => each.Code).Distinct()));
    }

    private static CompilationResult Compile(string keep) => Compiled.Text(Letters.Spec.Replace("  key = letter\n", $"  key = letter\n  keep = {keep}\n"));

    private static CompilationResult WithColumn(string column) =>
        Compiled.Text(Letters.Spec.Replace("  age: number from Age\n", $"  age: number from Age\n  {column}\n"));
}
