using System.Text.Json;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Variance;
using Cdi.Testing;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>Critical values and p-values of several statistics against r/simultaneous.json: critical values 1e-6, of general matrices with four rows 1e-5,
/// single-step p 1e-4, the rest 1e-10.</summary>
public sealed class SimultaneousReferenceTests
{
    public static TheoryData<string> Critical =>
    [
        "maxz-independent-5", "maxz-equicorrelated-.5-k3", "maxz-equicorrelated-.8-k10", "maxz-one-factor-4", "maxz-general-3", "maxz-bivariate--.7",
        "maxz-logit-birthwt", "maxz-general-4",
    ];

    [SharedTheory]
    [MemberData(nameof(Critical))]
    public void The_critical_value_of_the_largest_of_several_normals(string id)
    {
        var reference = Case(id);
        var tolerance = id == "maxz-general-4" ? 1e-5 : 1e-6;
        var alphas = reference.At("alpha").Numbers();
        foreach (var (words, alternative) in new[] { ("two_sided", Alternative.TwoSided), ("one_sided", Alternative.Larger) })
        {
            var maximum = new NormalMaximum(Matrix(reference), alternative);
            foreach (var (expected, alpha) in reference.At(words).Numbers().Zip(alphas))
            {
                var (value, error) = maximum.CriticalValue(alpha);
                Assert.Equal(expected, value, tolerance * expected);
                Assert.InRange(error, 0, tolerance);
            }
        }
    }

    [SharedTheory]
    [InlineData("maxt-dunnett-k3-df10")]
    [InlineData("maxt-dunnett-k4-df20")]
    public void The_critical_value_where_statistics_share_a_deviation(string id)
    {
        var reference = Case(id);
        var maximum = new StudentMaximum(Matrix(reference), Alternative.TwoSided, reference.At("df").Number());
        Assert.Equal(reference.At("two_sided")[0].Number(), maximum.CriticalValue(reference.At("alpha")[0].Number()), 1e-6);
    }

    [SharedTheory]
    [InlineData("tukey-k3-df12")]
    [InlineData("tukey-k3-df60")]
    [InlineData("tukey-k4-df12")]
    [InlineData("tukey-k4-df60")]
    [InlineData("tukey-k6-df60")]
    public void The_range_of_several_means_over_their_deviation(string id)
    {
        var reference = Case(id);
        var range = new StudentisedRange(reference.At("groups").GetInt32(), reference.At("df").Number());
        foreach (var (alpha, place) in reference.At("alpha").Numbers().Select((alpha, place) => (alpha, place)))
        {
            var found = range.CriticalValue(alpha);
            Assert.Equal(reference.At("qtukey")[place].Number(), found, 1e-6 * found);
            Assert.Equal(reference.At("critical_max_t")[place].Number(), found / Math.Sqrt(2), 1e-6 * found);
        }
    }

    [SharedTheory]
    [InlineData("glht-tukey-warpbreaks")]
    [InlineData("glht-logit-birthwt")]
    [InlineData("glht-ols-mtcars-HC3")]
    public void Tests_of_several_linear_functions_in_a_single_step_and_step_by_step(string id)
    {
        var reference = Case(id);
        var freedom = reference.At("df").ValueKind == JsonValueKind.Number ? reference.At("df").Number() : (double?)null;
        Func<double, double> corrected = freedom is double degrees
            ? new StudentMaximum(Matrix(reference), Alternative.TwoSided, degrees).PValue
            : new NormalMaximum(Matrix(reference), Alternative.TwoSided).PValue;
        var one = new WaldInference(0.05, Alternative.TwoSided, freedom);
        foreach (var (statistic, place) in reference.At("statistic").Numbers().Select((statistic, place) => (statistic, place)))
        {
            Assert.Equal(reference.At("p_single_step")[place].Number(), corrected(statistic), 1e-4);
            Assert.Equal(reference.At("p_unadjusted")[place].Number(), one.PValue(statistic), 1e-10);
        }

        var p = reference.At("p_unadjusted").Numbers();
        Close.Relative(reference.At("p_holm").Numbers(), FamilywiseRate.Holm(p), 1e-10);
        Close.Relative(reference.At("p_hochberg").Numbers(), FamilywiseRate.Hochberg(p), 1e-10);
        Close.Relative(reference.At("p_BH").Numbers(), FamilywiseRate.FalseDiscovery(p), 1e-10);
        Close.Relative(reference.At("p_bonferroni").Numbers(), [.. p.Select(each => FamilywiseRate.Bonferroni(each, p.Length))], 1e-10);
    }

    [SharedTheory]
    [InlineData("padjust-10")]
    [InlineData("padjust-ties")]
    public void P_values_adjusted_as_by_p_adjust(string id)
    {
        var reference = Case(id);
        var (p, adjusted) = (reference.At("p").Numbers(), reference.At("adjusted"));
        Close.Relative(adjusted.At("bonferroni").Numbers(), [.. p.Select(each => FamilywiseRate.Bonferroni(each, p.Length))], 1e-10);
        Close.Relative(adjusted.At("holm").Numbers(), FamilywiseRate.Holm(p), 1e-10);
        Close.Relative(adjusted.At("hochberg").Numbers(), FamilywiseRate.Hochberg(p), 1e-10);
        Close.Relative(adjusted.At("BH").Numbers(), FamilywiseRate.FalseDiscovery(p), 1e-10);
        Close.Relative(adjusted.At("BY").Numbers(), FamilywiseRate.FalseDiscoveryOfAny(p), 1e-10);
    }

    private static JsonElement Case(string id) =>
        ReferenceFile.Load("r/simultaneous.json").At("cases").EnumerateArray().First(each => each.At("id").GetString() == id);

    private static double[] Matrix(JsonElement reference) => reference.At("correlation").Numbers();
}
