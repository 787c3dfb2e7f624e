using System.Text.Json;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>A multinomial logit of human labels alone, against VGAM and statsmodels (r/categorical.json, 1e-9 relative; standard errors 1e-8).</summary>
public sealed class MultinomialReferenceTests
{
    [SharedFact]
    public void Jobs_by_education_and_minority() => Compare<MultinomialLogit<Size2, Size3>>(
        "mnl-bankwages", "job", row => [1, row.Number("education"), row.Is("minority", "yes")], label => label);

    [SharedFact]
    public void Race_by_four_columns() => Compare<MultinomialLogit<Size2, Size5>>(
        "mnl-birthwt-race", "race", row => [1, row.Number("age"), row.Number("lwt"), row.Number("smoke"), row.Number("low")], label => label);

    [SharedFact]
    public void Ratings_of_wine_in_clusters_of_judges() => Compare<MultinomialLogit<Size2, Size3>>(
        "mnl-wine-rating-cluster", "rating", row => [1, row.Is("temp", "warm"), row.Is("contact", "yes")],
        label => label switch { "1" or "2" => "low", "3" => "mid", _ => "high" }, "judge");

    private static void Compare<TKernel>(string id, string outcome, Func<Row, double[]> columns, Func<string, string> recode, string? cluster = null)
        where TKernel : struct, IMEstimator
    {
        var reference = ReferenceFile.Load("r/categorical.json").GetProperty("cases").EnumerateArray().First(each => each.GetProperty("id").GetString() == id);
        var rows = Row.All(reference.GetProperty("data").GetString() ?? "");
        string[] levels = [.. reference.GetProperty("levels").EnumerateArray().Select(level => level.GetString() ?? "")];
        double[] codes = [.. rows.Select(row => (double)Array.IndexOf(levels, recode(row[outcome])))];
        double[][] design = [.. rows.Select(columns)];
        var covariates = Columns([.. Enumerable.Range(0, TKernel.ColumnCount).Select(j => design.Select(row => row[j]).ToArray())]);

        var fit = Fit<TKernel>(covariates, Sample(codes, levels.Length), Plain(VarianceEstimator.HC0));
        Close.Relative(reference.GetProperty("estimate").Numbers(), [.. fit.Parameters], 1e-9);
        Errors<TKernel>(reference, "HC0", covariates, Sample(codes, levels.Length), VarianceEstimator.HC0);
        Errors<TKernel>(reference, "HC1", covariates, Sample(codes, levels.Length), VarianceEstimator.HC1);
        if (cluster is null) return;
        var judges = rows.Select(row => int.Parse(row[cluster], System.Globalization.CultureInfo.InvariantCulture) - 1).ToArray();
        Errors<TKernel>(reference, "CR0", covariates, Sample(codes, levels.Length, judges), VarianceEstimator.ClusterCR0);
    }

    private static void Errors<TKernel>(JsonElement reference, string name, Covariates covariates, RectifiedSample sample, VarianceEstimator variance)
        where TKernel : struct, IMEstimator =>
        Close.Relative(
            reference.At("se", name).Numbers(), [.. Fit<TKernel>(covariates, sample, Plain(variance)).Targets.Select(target => target.StandardError)], 1e-8);

    private static EstimationOptions Plain(VarianceEstimator variance) => PeerOptions(LambdaPolicy.None) with { Variance = variance };

    private static RectifiedSample Sample(double[] codes, int classes, int[]? clusters = null)
    {
        var map = FeatureMap.Classes(0, classes, reference: 0);
        var features = new double[codes.Length * classes];
        map.Fill([codes], features);
        return new(features, default, All(codes.Length, true), All(codes.Length, 1.0), SampleDraw.Poisson) { Map = map, Clusters = clusters };
    }

    private sealed class Row(Dictionary<string, string> cells)
    {
        public string this[string column] => cells[column];

        public double Number(string column) => double.Parse(cells[column], System.Globalization.CultureInfo.InvariantCulture);

        public double Is(string column, string value) => cells[column] == value ? 1 : 0;

        public static Row[] All(string file)
        {
            var written = File.ReadAllLines(SharedFolder.File("reference/r/" + file));
            string[][] lines = [.. written.Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray())];
            return [.. lines[1..].Select(line => new Row(lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second)))];
        }
    }
}
