using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Labels as the second phase of a sample, from the spec to `result.json`, against R's `survey` (r/survey.json; 1e-8): Poisson draws with known π, and
/// five hundred of 1412 texts as a simple random sample; labels that count 1/π, and labels calibrated to what is known of every text.</summary>
public sealed class PhaseReferenceTests
{
    private const string Share = "estimand share {\n  target = prevalence(response[yes])\n}";
    private const string Logit = "\n\nestimand slope {\n  model = logistic(response[yes] ~ f3 + f10)\n  target = coefficient(f3)\n}";
    private const string Total = "\n\nestimand all {\n  target = total(response[yes])\n}";

    private const string Model = "llm machine {\n  on_failure = annotate\n  recorded {\n    label = said where { polite = yes, impolite = no }\n  }\n}";

    [SharedTheory]
    [InlineData("poisson-uniform", "uniform")]
    [InlineData("poisson-confidence", "confidence")]
    [InlineData("poisson-confidence-burnin", "confidence, rows 0-49 burn-in")]
    public void Poisson_draws_with_known_probabilities(string id, string draw)
    {
        var expected = ReferenceCases.Read("survey", id).GetProperty("results");
        var mean = expected.GetProperty("hajek_mean");
        var slopes = expected.GetProperty("hajek_logit");
        var ofCorpus = Poisson(draw, Share + Logit + Total, "corpus", "");
        Hold(ofCorpus[0], mean, "se_poisson");
        for (var j = 0; j < 3; j++) Hold(ofCorpus[1 + j], Number(slopes, "estimate", j), Number(slopes, "se_poisson_corpus", j));
        Hold(ofCorpus[4], 5480 * Number(mean, "estimate"), 5480 * Number(mean, "se_poisson"));
        var population = Poisson(draw, Share + Logit, "population", "variance = hc0");
        Hold(population[0], mean, "se_population_HC0");
        for (var j = 0; j < 3; j++) Hold(population[1 + j], Number(slopes, "estimate", j), Number(slopes, "se_population_HC0", j));
        foreach (var (name, on) in new[] { ("greg_yhat", "yhat"), ("greg_yhat_conf", "yhat * conf") })
        {
            var of = expected.GetProperty(name);
            Hold(Poisson(draw, Share, "corpus", $"calibrate = linear, on = {on}")[0], of, "se_poisson_g_weighted");
            if (name != "greg_yhat") continue;
            Hold(Poisson(draw, Share, "corpus", $"calibrate = linear, on = {on}, residuals = plain")[0], of, "se_poisson_plain_residuals");
            Hold(Poisson(draw, Share, "population", $"calibrate = linear, on = {on}, residuals = plain")[0], of, "se_population");
        }
    }

    [SharedFact]
    public void Differences_from_what_a_model_says_and_sums_over_all_texts()
    {
        var expected = ReferenceCases.Read("survey", "poisson-confidence").GetProperty("results");
        Hold(Poisson("confidence", Share, "corpus", "power_tuning = none", Model)[0], expected.GetProperty("difference_raw"), "se_poisson");
        // Of a model that never says yes the difference is Horvitz and Thompson's sum of y/π over all texts.
        var never = Model.Replace("polite = yes, impolite = no", "polite = no, impolite = no", StringComparison.Ordinal);
        Hold(Poisson("confidence", Share, "corpus", "power_tuning = none", never)[0], expected.GetProperty("horvitz_thompson_mean"), "se_poisson");
    }

    [SharedTheory]
    [InlineData("full", "two_phase_full")]
    [InlineData("approx", "two_phase")]
    [InlineData("simple", "two_phase")]
    public void Two_phases(string method, string variance)
    {
        var expected = ReferenceCases.Read("survey", "twophase-srs-" + method);
        foreach (var (suffix, calibration) in new[] { ("", ""), ("_calibrated", "\n  calibrate = linear, on = pred + prefec + connect") })
        {
            var table = new LabelledTable("data/panchen/panchen.csv", "pred: number from pred_countyWrong; prefec: number from prefecWrong; "
                + "connect: number from connect2b; sent: indicator from SendOrNot", "{\n  yes = \"Yes\"\n  no = \"No\"\n}",
                "countyWrong where { 1 = yes, 0 = no }");
            var rows = table.Run(table.Spec("target = prevalence(response[yes])\n}\n\nestimand model {\n"
                + "  model = logistic(sent ~ response[yes] + prefec + connect)\n  target = coefficient(response[yes])", null,
                $"interval = wald\n  familywise = none\n  variance = {variance}{calibration}"));
            Hold((rows[0].Point, rows[0].Error), expected.GetProperty("mean" + suffix), "se");
            var logit = expected.GetProperty("logit" + suffix);
            for (var j = 0; j < 4; j++) Hold((rows[1 + j].Point, rows[1 + j].Error), Number(logit, "estimate", j), Number(logit, "se", j));
        }
    }

    private static List<(double Point, double Error)> Poisson(string draw, string estimands, string generalise, string inference, string model = "")
    {
        using var session = new CommandSession();
        using var drawn = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/cdi.json")));
        var probabilities = drawn.RootElement.GetProperty(draw).GetProperty("sampling_probs").EnumerateArray().Select(each => each.GetDouble()).ToArray();
        var labelled = drawn.RootElement.GetProperty(draw).GetProperty("labelled_index").EnumerateArray().Select(each => each.GetInt32()).ToHashSet();
        var lines = Texts().Select((text, row) => string.Join(',', labelled.Contains(row) ? text("Prediction_human") : "",
            text("Prediction_gpt-4o") == "polite" ? "1" : "0", text("Confidence_gpt-4o"),
            probabilities[row % probabilities.Length].ToString("R", CultureInfo.InvariantCulture), text("Feature_3"), text("Feature_10"),
            text("Prediction_gpt-4o")));
        session.Write("texts.csv", string.Join('\n', lines.Prepend("y,yhat,conf,pi,f3,f10,said")));
        var spec = Spec(estimands, generalise, inference, model);
        session.Write("phases.cdi", spec);
        var run = session.Cdi("run phases.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        ReferenceLog.Ran(spec, result.RootElement);
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => (Number(row, "point"), Number(row, "se")))];
    }

    // Each text as a function from the name of a column to its cell.
    private static IEnumerable<Func<string, string>> Texts()
    {
        using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(SharedFolder.File("data/politeness/politeness_dataset.csv"));
        reader.SetDelimiters(",");
        var header = reader.ReadFields()?.ToList() ?? [];
        while (reader.ReadFields() is { } cells) yield return name => cells[header.IndexOf(name)];
    }

    private static string Spec(string estimands, string generalise, string inference, string model) => $$"""
        cdi 1

        study phases

        corpus texts { // allow CDI2011: a test
          source = "texts.csv"
          key = row_number // allow CDI2012: a test
          yhat: indicator from yhat
          conf: number from conf
          pi: number from pi
          f3: number from f3
          f10: number from f10
        }

        outcome response {
          yes = "Polite"
          no = "Impolite"
        }

        {{model}}

        human people {
          recorded {
            label = y where { 1 = yes, 0 = no }
          }
        }

        {{estimands}}

        sampling {
          given = pi
          seed = 1
        }

        inference {
          method = {{(model.Length > 0 ? "confidence_driven" : "human_only")}}
          generalise = {{generalise}}
          alpha = 0.05
          interval = wald
          familywise = none
          {{inference}}
        }

        report {
          write = [json]
        }
        """;

    private static void Hold((double Point, double Error) row, JsonElement expected, string error) =>
        Hold(row, Number(expected, "estimate"), Number(expected, error));

    private static void Hold((double Point, double Error) row, double point, double error)
    {
        ReferenceCases.Near(point, row.Point, 1e-8);
        ReferenceCases.Near(error, row.Error, 1e-8);
    }

    private static double Number(JsonElement of, string name, int place) => of.GetProperty(name)[place].GetDouble();

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
