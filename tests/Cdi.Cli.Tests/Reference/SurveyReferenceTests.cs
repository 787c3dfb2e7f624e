using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Samples with strata, clusters and finite populations, from the spec to `result.json`, against R's `survey` (r/survey.json; 1e-8).</summary>
/// <remarks>Of quantiles the estimate alone: `survey` forms their intervals at the estimate, this project where the test of the share turns.</remarks>
public sealed class SurveyReferenceTests
{
    private const string Number = "number 0..100000 {\n}";
    private const string Wide = "{\n  yes = \"Yes\"\n  no = \"No\"\n}";
    private const string WideLabel = "`sch.wide` where { Yes = yes, No = no }";

    public static TheoryData<string> Designs => new("strat", "strat_nofpc", "clus1", "clus1_nofpc", "srs", "weights_only");

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Means_of_numbers_and_shares(string design)
    {
        using var reference = Reference();
        var expected = Case(reference, "svymean-" + design);
        Compare(expected, 0, design, Number, "api00", "target = mean(response)");
        Compare(expected, 1, design, Number, "enroll", "target = mean(response)");
        Compare(expected, 3, design, Wide, WideLabel, "target = prevalence(response[yes])");
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Totals_and_their_ratio(string design)
    {
        using var reference = Reference();
        Compare(Case(reference, "svytotal-" + design), 0, design, Number, "api00", "target = total(response)");
        Compare(Case(reference, "svyratio-" + design), 0, design, Number, "api00", "target = ratio(response, before)");
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Models(string design)
    {
        using var reference = Reference();
        CompareAll(Case(reference, "svyglm-gaussian-" + design), design, Number, "api00",
            "model = linear(response ~ ell + meals + mobility)\n  target = coefficient(ell)");
        CompareAll(Case(reference, "svyglm-logit-" + design), design, Wide, WideLabel,
            "model = logistic(response[yes] ~ ell + meals + mobility)\n  target = coefficient(ell)");
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Means_of_groups(string design)
    {
        using var reference = Reference();
        CompareAll(Case(reference, "svyby-" + design), design, Number, "api00", "target = mean(response)\n  by = stype");
        CompareAll(Case(reference, "svyby-" + design), design, Number, "api00", "model = linear(response ~ stype)\n  target = predicted(stype)");
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Variances_with_another_divisor(string design)
    {
        using var reference = Reference();
        var expected = Case(reference, "svyvar-" + design);
        var row = Assert.Single(Table(design, Number, "api00").Run(Spec(design, Number, "api00", "target = variance(response)")));
        var n = (double)expected.GetProperty("rows_used").GetInt32();
        Close(expected.GetProperty("estimate")[0].GetDouble(), row.Point * n / (n - 1));
        Close(expected.GetProperty("se").GetProperty("design")[0].GetDouble(), row.Error * n / (n - 1));
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Quantiles(string design)
    {
        using var reference = Reference();
        var expected = Case(reference, "svyquantile-math-" + design).GetProperty("estimate");
        foreach (var (level, place) in new[] { "0.25", "0.5", "0.75" }.Select((level, place) => (level, place)))
        {
            var row = Assert.Single(Table(design, Number, "api00").Run(Spec(design, Number, "api00", $"target = quantile(response, {level})")));
            Close(expected[place].GetDouble(), row.Point);
        }
    }

    [SharedFact]
    public void Agreement_within_sampled_groups()
    {
        using var reference = Reference();
        var expected = Case(reference, "svykappa-clus1");
        var spec = Spec("clus1_nofpc", Wide, WideLabel, "target = kappa(response)").Replace("human people {",
            "llm machine {\n  on_failure = annotate\n  recorded {\n    label = `comp.imp` where { Yes = yes, No = no }\n  }\n}\n\nhuman people {",
            StringComparison.Ordinal);
        var row = Assert.Single(Table("clus1_nofpc", Wide, WideLabel).Run(spec));
        Close(expected.GetProperty("estimate")[0].GetDouble(), row.Point);
        Close(expected.GetProperty("se").GetProperty("design")[0].GetDouble(), row.Error);
    }

    [SharedTheory]
    [InlineData("mean", "proportion")]
    [InlineData("logit", "log_odds")]
    [InlineData("xlogit", "log_odds")]
    public void Ends_of_a_share_with_the_degrees_of_the_sample(string method, string scale)
    {
        using var reference = Reference();
        var expected = Case(reference, $"svyciprop-{method}-clus1").GetProperty("ci90");
        using var session = new CommandSession();
        session.Write("apiclus1.csv", string.Join('\n', File.ReadAllLines(SharedFolder.File("reference/r/data/apiclus1.csv")).Select((line, row) =>
            line + "," + (row == 0 ? "none" : line.Split(',')[^9] == "0" ? "1" : "0"))));
        session.Write("share.cdi", Table("clus1", Wide, "none where { 1 = yes, 0 = no }").Spec(
            $"target = prevalence(response[yes])\n  interval_scale = {scale}", null, "interval = wald")
            .Replace("alpha = 0.05", "alpha = 0.1", StringComparison.Ordinal));
        var run = session.Cdi("run share.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var row = Assert.Single(result.RootElement.GetProperty("estimates").EnumerateArray());
        // Of numbers near 0 the difference, not the ratio.
        Assert.Equal(expected[1].GetDouble(), row.GetProperty("upper").GetDouble(), 1e-8);
        if (method != "mean") Assert.Equal(expected[0].GetDouble(), row.GetProperty("lower").GetDouble(), 1e-8);
    }

    private static void Compare(JsonElement expected, int place, string design, string outcome, string label, string target)
    {
        var row = Assert.Single(Table(design, outcome, label).Run(Spec(design, outcome, label, target)));
        Close(expected.GetProperty("estimate")[place].GetDouble(), row.Point);
        Close(expected.GetProperty("se").GetProperty("design")[place].GetDouble(), row.Error);
    }

    private static void CompareAll(JsonElement expected, string design, string outcome, string label, string target)
    {
        var rows = Table(design, outcome, label).Run(Spec(design, outcome, label, target));
        Assert.Equal(expected.GetProperty("estimate").GetArrayLength(), rows.Count);
        for (var k = 0; k < rows.Count; k++)
        {
            Close(expected.GetProperty("estimate")[k].GetDouble(), rows[k].Point);
            Close(expected.GetProperty("se").GetProperty("design")[k].GetDouble(), rows[k].Error);
        }
    }

    private static LabelledTable Table(string design, string outcome, string label) => new(
        design.StartsWith("clus", StringComparison.Ordinal) ? "reference/r/data/apiclus1.csv"
            : design == "srs" ? "reference/r/data/apisrs.csv" : "reference/r/data/apistrat.csv",
        "stype: factor(\"E\", \"H\", \"M\") from stype; dnum: id from dnum; before: number from api99; ell: number from ell; meals: number from meals; "
            + "mobility: number from mobility; pw: number from pw; sizes: number from fpc; weight = pw"
            + (design.StartsWith("strat", StringComparison.Ordinal) ? "; strata = stype" : "")
            + (design.StartsWith("clus", StringComparison.Ordinal) ? "; cluster = dnum" : "")
            + (design is "strat" or "clus1" or "srs" ? "; fpc = sizes" : ""), outcome, label);

    private static string Spec(string design, string outcome, string label, string target) =>
        Table(design, outcome, label).Spec(target, null, "interval = wald");

    private static JsonDocument Reference() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/survey.json")));

    private static JsonElement Case(JsonDocument reference, string id) => ReferenceCases.Find(reference, id);

    private static void Close(double expected, double actual) =>
        ReferenceCases.Near(expected, actual, 1e-8);
}
