using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Weights calibrated to totals of the population, from the spec to `result.json`, against R's `survey` (r/survey.json; 1e-8): linear (GREG), raking
/// and post-stratification, each with the variance of the residuals.</summary>
public sealed class CalibrationReferenceTests
{
    private const string Before = "totals = [texts = 6194, before = 3914069]";
    private const string Kinds = "totals = [stype = [E = 4421, H = 755, M = 1018]]";
    private const string Both = "totals = [stype = [E = 4421, H = 755, M = 1018], before = 3914069]";

    [SharedTheory]
    [InlineData("greg-api99-srs", "apisrs", Before)]
    [InlineData("greg-api99-strat", "apistrat", Before + "; strata = stype")]
    [InlineData("greg-api99-clus1", "apiclus1", Before + "; cluster = dnum; calibrate = linear")]
    [InlineData("greg-stype-api99-clus1", "apiclus1", Both + "; cluster = dnum")]
    [InlineData("raking-api99-srs", "apisrs", Before + "; calibrate = raking")]
    [InlineData("poststratify-clus1", "apiclus1", Kinds + "; cluster = dnum")]
    public void Means_and_totals(string id, string file, string sample)
    {
        var expected = ReferenceCases.Read("survey", id);
        var (points, errors) = (expected.GetProperty("estimate"), expected.GetProperty("se").GetProperty("design"));
        foreach (var (k, target) in new[] { "mean", "total" }.Index().Take(points.GetArrayLength()))
        {
            var row = Assert.Single(Run(file, sample, $"target = {target}(response)"));
            ReferenceCases.Near(points[k].GetDouble(), row.Point, 1e-8);
            ReferenceCases.Near(errors[k].GetDouble(), row.Error, 1e-8);
        }
    }

    [SharedFact]
    public void What_is_known_has_no_error_and_the_order_of_totals_no_meaning()
    {
        var known = Assert.Single(Run("apiclus1", "totals = [before = 3914069, texts = 6194]; cluster = dnum", "target = total(response)", "copy"));
        Assert.InRange(known.Point / 3914069, 1 - 1e-8, 1 + 1e-8);
        Assert.InRange(known.Error, 0, 1e-6);
        var (one, other) = (Run("apiclus1", Both + "; cluster = dnum", "target = mean(response)\n  by = stype"),
            Run("apiclus1", "totals = [before = 3914069, stype = [M = 1018, E = 4421, H = 755], texts = 6194]; cluster = dnum",
                "target = mean(response)\n  by = stype"));
        Assert.Equal(3, one.Count);
        Assert.All(one.Zip(other), pair =>
        {
            Assert.InRange(pair.First.Point / pair.Second.Point, 1 - 1e-8, 1 + 1e-8);
            Assert.InRange(pair.First.Error / pair.Second.Error, 1 - 1e-8, 1 + 1e-8);
        });
    }

    [SharedFact]
    public void A_model_of_the_columns_that_are_known_is_that_of_equal_weights_by_the_mean_of_the_population()
    {
        var rows = Run("apisrs", Before, "model = linear(response ~ before)\n  target = coefficient(before)");
        var plain = Run("apisrs", "", "model = linear(response ~ before)\n  target = coefficient(before)");
        Assert.Equal(2, rows.Count);
        // Linear calibration changes the weights along x alone, so that a regression on x moves little, and its errors too.
        Assert.All(rows.Zip(plain), pair => Assert.InRange(pair.First.Point / pair.Second.Point, 0.97, 1.03));
        Assert.All(rows.Zip(plain), pair => Assert.InRange(pair.First.Error / pair.Second.Error, 0.9, 1.1));
    }

    private static IReadOnlyList<(string Term, double Point, double Error)> Run(string file, string sample, string target, string label = "api00")
    {
        var table = new LabelledTable($"reference/r/data/{file}.csv",
            "stype: factor(\"E\", \"H\", \"M\") from stype; dnum: id from dnum; before: number from api99" + (label == "copy"
                ? " // allow CDI9032: what people say is what is known" : "") + "; pw: number from pw; sizes: number from fpc; "
                + "weight = pw; fpc = sizes" + (sample.Length > 0 ? "; " : "") + sample, "number 0..100000 {\n}", label)
        {
            // What people say beside the column that is known.
            Prepare = csv => string.Join('\n', csv.TrimEnd().Split('\n').Select((line, row) =>
                line.TrimEnd() + "," + (row == 0 ? "copy" : line.Split(',')[^16]))),
        };
        return table.Run(table.Spec(target, null, "interval = wald"));
    }

    private static void Close(double expected, double actual) => ReferenceCases.Near(expected, actual, 1e-8);
}
