using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Prediction-powered and confidence-driven estimates of the peers' code from a CSV and a spec to `result.json`: ppi.json and cdi.json (points, 1e-9),
/// extensions.json (points and standard errors, 1e-9). Standard errors of the peers rest on other conventions, and are held to kernels in
/// Cdi.Estimation.Tests.</summary>
public sealed class PeerReferenceTests
{
    private const double Tolerance = 1e-9;
    private const int Rows = 5480;

    private static readonly Dictionary<string, JsonElement> Files = new(StringComparer.Ordinal);

    public static TheoryData<string> Designs => new("uniform", "confidence", "confidence, rows 0-49 burn-in", "confidence, some p=1 (clipped)");

    /// <summary>The peer's λ weighs the unlabelled texts alone; of all texts it is λ/(1 − m/n).</summary>
    [SharedTheory]
    [InlineData("lam=none")]
    [InlineData("lam=0.5")]
    [InlineData("lam=0")]
    public void Prediction_powered_means_and_regressions(string key)
    {
        var ppi = Reference("ppi.json");
        int[] labelled = [.. ppi.GetProperty("labelled_index").EnumerateArray().Select(row => row.GetInt32())];
        var csv = PeerStudy.Csv(labelled, _ => labelled.Length / (double)Rows);
        var mean = ppi.GetProperty("mean").GetProperty("Yhat").GetProperty("point " + key);
        Compare("mean", mean.GetProperty("value"), mean, "target = mean(y[yes])", false);
        var logit = ppi.GetProperty("logistic").GetProperty("Y~Feature_3+1, Yhat=Yhat");
        Compare("logistic", Turned(logit.GetProperty($"newton of the point estimate, {key}").GetProperty("params")), logit.GetProperty("point " + key),
            "model = logistic(y[yes] ~ Feature_3)\n  target = coefficient(Feature_3)", false);
        var poisson = ppi.GetProperty("poisson").GetProperty("word_count~1+Feature_3+Feature_11, Yhat=wchat");
        Compare("poisson", poisson.GetProperty($"newton of the point estimate, {key}").GetProperty("params"), poisson.GetProperty("point " + key),
            "model = poisson(y ~ Feature_3 + Feature_11)\n  target = coefficient(Feature_3)", true);

        void Compare(string name, JsonElement expected, JsonElement point, string estimand, bool isCount)
        {
            ReferenceLog.Case("ppi", $"{name} {key}");
            var peer = key == "lam=none" ? point.GetProperty("lam_tuned_sequence")[0].GetDouble() : double.Parse(key[4..], CultureInfo.InvariantCulture);
            var lambda = peer / (1 - (labelled.Length / (double)Rows));
            Assert.InRange(lambda, 0, 1);
            var method = peer == 0 ? "human_only" : string.Create(CultureInfo.InvariantCulture, $"ppi_tuned, power_tuning = {lambda:R}");
            var found = PeerStudy.Run(csv, estimand, isCount, $"method = {method}\n  generalise = population".Replace(", ", "\n  ", StringComparison.Ordinal),
                "uniform");
            foreach (var (value, row) in expected.EnumerateArray().Zip(found)) ReferenceCases.Near(value.GetDouble(), row.Point, Tolerance);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Confidence_driven_regressions(string name)
    {
        foreach (var (key, lambda) in new[] { ("lam=0", "0"), ("lam=0.5", "0.5"), ("lam=1", "none") })
        {
            var expected = Reference("cdi.json").GetProperty(name).GetProperty("logistic Y~Feature_3+1").GetProperty(key).GetProperty("newton")
                .GetProperty("params");
            ReferenceLog.Case("cdi", $"{name} {key}");
            var found = PeerStudy.Run(Design(name), "model = logistic(y[yes] ~ Feature_3)\n  target = coefficient(Feature_3)", false,
                $"method = confidence_driven\n  power_tuning = {lambda}\n  generalise = population", "chance");
            foreach (var (value, row) in Turned(expected).EnumerateArray().Zip(found)) ReferenceCases.Near(value.GetDouble(), row.Point, Tolerance);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Means_of_labels_weighted_by_their_probabilities(string name)
    {
        var expected = Reference("extensions.json").GetProperty(name).GetProperty("mean, Hajek");
        foreach (var (target, key) in new[] { ("population", "var_superpopulation"), ("corpus", "var_finite_population") })
        {
            ReferenceLog.Case("extensions", $"{name} mean {target}");
            var row = Assert.Single(PeerStudy.Run(Design(name), "target = mean(y[yes])", false, $"method = human_only\n  generalise = {target}", "chance"));
            ReferenceCases.Near(expected.GetProperty("point").GetDouble(), row.Point, Tolerance);
            ReferenceCases.Near(Math.Sqrt(expected.GetProperty(key).GetDouble()), row.Error, Tolerance);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Logits_of_two_groups_have_their_closed_form(string name)
    {
        foreach (var (key, lambda) in new[] { ("lam=0", "0"), ("lam=0.5", "0.5"), ("lam=1", "none") })
        {
            var expected = Reference("extensions.json").GetProperty(name).GetProperty("Y by Feature_10").GetProperty(
                $"closed form of the rectified logistic fit, {key}");
            ReferenceLog.Case("extensions", $"{name} logit {key}");
            var found = PeerStudy.Run(Design(name), "model = logistic(y[yes] ~ Feature_10)\n  target = coefficient(Feature_10)", false,
                $"method = confidence_driven\n  power_tuning = {lambda}\n  generalise = population", "chance");
            ReferenceCases.Near(expected.GetProperty("intercept").GetDouble(), found[0].Point, Tolerance);
            ReferenceCases.Near(expected.GetProperty("slope").GetDouble(), found[1].Point, Tolerance);
        }
    }

    private static string Design(string name)
    {
        var design = Reference("cdi.json").GetProperty(name);
        double[] chances = [.. design.GetProperty("sampling_probs").EnumerateArray().Select(chance => chance.GetDouble())];
        return PeerStudy.Csv(
            design.GetProperty("labelled_index").EnumerateArray().Select(row => row.GetInt32()), row => chances[chances.Length == 1 ? 0 : row]);
    }

    // The peers have the constant last.
    private static JsonElement Turned(JsonElement pair) => JsonSerializer.SerializeToElement(new[] { pair[1].GetDouble(), pair[0].GetDouble() });

    private static JsonElement Reference(string name)
    {
        lock (Files)
        {
            if (Files.TryGetValue(name, out var known)) return known;
            using var document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/" + name)));
            return Files[name] = document.RootElement.Clone();
        }
    }
}
