using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>NIST's Statistical Reference Datasets from the spec to `result.json`: digits that agree with the certified values, which plain doubles can
/// reach.</summary>
public class NistReferenceTests
{
    [SharedTheory]
    [InlineData("Norris", 12, 12)]
    [InlineData("NoInt1", 14, 14)]
    [InlineData("NoInt2", 14, 14)]
    [InlineData("Longley", 12, 12)]
    [InlineData("Filip", 7, 7)]
    [InlineData("Wampler3", 9, 9)]
    [InlineData("Wampler5", 5.5, 9)]
    [InlineData("Wampler1", 9, 0)]
    [InlineData("Wampler2", 12, 0)]
    [InlineData("Lottery", 14, 0)]
    [InlineData("Lew", 14, 0)]
    [InlineData("Mavro", 13, 0)]
    [InlineData("Michelso", 13, 0)]
    [InlineData("NumAcc1", 14, 0)]
    [InlineData("NumAcc4", 8, 0)]
    [InlineData("NumAcc2", 13, 0)]
    public async Task Digits_agree(string name, double estimates, double standardErrors)
    {
        var set = NistSet.Read(SharedFolder.File("reference/nist"), name);
        var (result, refusal) = await NistRun.RunAsync(set);
        Assert.Equal("", refusal);
        Assert.NotNull(result);
        Assert.Equal(set.Certified.Count, result.Estimates.Count);
        var least = NistRun.Least(set, result);
        Assert.True(least.Estimates >= estimates, $"{least.Estimates}");
        Assert.True((least.StandardErrors ?? 15) >= standardErrors, $"{least.StandardErrors}");
    }

    // Decimals as they are written, in twice the digits: what is left are the digits that a result prints.
    [SharedTheory]
    [InlineData("Longley")]
    [InlineData("Filip")]
    [InlineData("Wampler2")]
    [InlineData("Wampler3")]
    [InlineData("Wampler5")]
    [InlineData("Lew")]
    [InlineData("NumAcc4")]
    public async Task Digits_of_extended_precision_agree(string name)
    {
        var set = NistSet.Read(SharedFolder.File("reference/nist"), name).Extended();
        var (result, refusal) = await NistRun.RunAsync(set);
        Assert.Equal("", refusal);
        Assert.NotNull(result);
        var least = NistRun.Least(set, result);
        Assert.True(least.Estimates >= 14, $"{least.Estimates}");
        Assert.True((least.StandardErrors ?? 15) >= 14, $"{least.StandardErrors}");
    }

    // What is refused for want of digits has them.
    [SharedFact]
    public async Task Powers_that_are_collinear_to_rounding_have_a_sandwich_in_extended_precision()
    {
        var set = NistSet.Read(SharedFolder.File("reference/nist"), "Filip").Extended();
        var (result, refusal) = await NistRun.RunAsync(set with { Spec = set.Spec.Replace("variance = model", "variance = hc0", StringComparison.Ordinal) });
        Assert.Equal("", refusal);
        Assert.NotNull(result);
        Assert.True(NistRun.Least(set, result).Estimates >= 14);
        Assert.All(result.Estimates.Zip(set.Certified), pair =>
            Assert.InRange(pair.First.StandardError / double.Parse(pair.Second.StandardError ?? "", CultureInfo.InvariantCulture), 0.5, 2));
    }

    // NIST's nonlinear sets as losses in specs, from both starts: those that are hard to reach, and one of each kind; `-- nist` of the benchmarks prints all.
    [SharedTheory]
    [InlineData("BoxBOD", 1, 6, 5)]
    [InlineData("BoxBOD", 2, 6, 5)]
    [InlineData("MGH09", 1, 6, 5)]
    [InlineData("MGH17", 1, 6, 5)]
    [InlineData("Lanczos1", 1, 6, 3)]
    [InlineData("Eckerle4", 1, 6, 5)]
    [InlineData("Nelson", 1, 6, 5)]
    [InlineData("Roszman1", 2, 6, 5)]
    public async Task Digits_of_nonlinear_fits_agree(string name, int start, double estimates, double standardErrors)
    {
        var set = NistSet.Read(SharedFolder.File("reference/nist"), name, start);
        var (result, refusal) = await NistRun.RunAsync(set);
        Assert.Equal("", refusal);
        Assert.NotNull(result);
        var least = NistRun.Least(set, result);
        Assert.True(least.Estimates >= estimates, $"{least.Estimates}");
        Assert.True(least.StandardErrors >= standardErrors, $"{least.StandardErrors}");
    }

    // Columns of powers up to the tenth, of the last of which the others leave 5·10⁻⁸: sums of twice the digits keep what rounding of the powers leaves. The
    // sandwich multiplies scores of sixteen digits by the inverse, and is refused.
    [SharedFact]
    public async Task Powers_that_are_collinear_to_rounding_have_a_sandwich_that_is_refused()
    {
        var set = NistSet.Read(SharedFolder.File("reference/nist"), "Filip");
        Assert.Equal("CDI9016", (await NistRun.RunAsync(set with { Spec = set.Spec.Replace("variance = model", "", StringComparison.Ordinal) })).Refusal);
    }

    [Fact]
    public void Digits_are_counted_as_NIST_counts_them()
    {
        Assert.Equal(15, NistSet.Digits(0.1, "0.1"));
        Assert.Equal(3, NistSet.Digits(1.001, "1"), 6);
        Assert.Equal(4, NistSet.Digits(1e-4, "0.000000000000000"), 6);
        Assert.Equal(0, NistSet.Digits(5, "1"));
        Assert.Equal(0, NistSet.Digits(double.NaN, "1"));
    }
}
