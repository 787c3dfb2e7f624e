using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The R package dsl's analyses with annotated regressors, outcomes and both, fixed effects and clusters (dsl.json; 1e-6), from a CSV and a spec to
/// `result.json`: λ = 1, the model's labels as they are, independent draws (`given` is a column), clusters without correction.</summary>
public sealed class DslReferenceTests
{
    private const double Tolerance = 1e-6;
    private const int States = 48;

    private const string Covariates = "prefecWrong; connect2b; prevalence; regionj; groupIssue";

    [SharedFact]
    public void A_regressor_that_annotators_say()
    {
        using var session = Session("panchen/panchen.csv", "countyWrong");
        var spec = Complaints("logistic(SendOrNot ~ 1 + county[yes] + prefecWrong + connect2b + prevalence + regionj + groupIssue)");
        Agree(0, Run(session, spec));
        using var reference = Reference();
        ReferenceLog.Case("dsl", "0");
        var alone = reference.RootElement.GetProperty("cases")[0].GetProperty("labelled_only_HC0");
        Agree(alone.GetProperty("coef"), alone.GetProperty("se"), Run(session, spec, "human_only"));
        var naive = reference.RootElement.GetProperty("cases")[0].GetProperty("llm_only_HC0");
        Agree(naive.GetProperty("coef"), naive.GetProperty("se"), Run(session, spec, "llm_only"));
    }

    /// <summary>With n₁ labels in the place of n₀ the part of the draw is n₀/n₁ as large: V + (n₀/n₁ − 1)·V_corpus/(1 − π).</summary>
    [SharedFact]
    public void Its_standard_error_at_other_numbers_of_labels()
    {
        using var session = Session("panchen/panchen.csv", "countyWrong");
        var spec = Complaints("logistic(SendOrNot ~ 1 + county[yes] + prefecWrong + connect2b + prevalence + regionj + groupIssue)");
        var population = Run(session, spec)[1].Error;
        var draw = Run(session, spec.Replace("population\n  variance = cr0", "corpus", StringComparison.Ordinal))[1].Error;
        using var reference = Reference();
        var expected = reference.RootElement.GetProperty("cases")[0].GetProperty("se_of_countyWrong_if_labelled");
        Assert.Equal(5, expected.EnumerateObject().Count());
        foreach (var each in expected.EnumerateObject())
        {
            var labels = double.Parse(each.Name, CultureInfo.InvariantCulture);
            var variance = (population * population) + (((500 / labels) - 1) * draw * draw / (1 - (500.0 / 1412)));
            Assert.Equal(each.Value.GetDouble(), Math.Sqrt(variance), Tolerance);
        }
    }

    [SharedFact]
    public void An_outcome_that_annotators_say()
    {
        using var session = Session("dsl/data_lm.csv", "Y");
        Agree(1, Run(session, Spec("data_lm", Columns("X1; X2; X3; X4; X5", "number"), Annotated("y", "number {\n}", "Y", "pred_Y", ""),
            "linear(y ~ 1 + X1 + X2 + X3 + X4 + X5)", "X1", "row")));
    }

    [SharedFact]
    public void An_outcome_and_a_number_among_its_regressors()
    {
        using var session = Session("dsl/data_logit.csv", "Y");
        Agree(2, Run(session, Spec("data_logit", Columns("X2; X4", "number"),
            Annotated("y", "{\n  yes = \"Yes\"\n  no = \"No\"\n}", "Y", "pred_Y", " where { 1 = yes, 0 = no }")
                + Annotated("x", "number {\n}", "X1", "pred_X1", ""),
            "logistic(y[yes] ~ 1 + x + X2 + X4)", "x", "row")));
    }

    [SharedTheory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Fixed_effects_as_indicators_beside_an_annotated_number(int number, bool isTwoWay)
    {
        using var session = Session("dsl/data_felm.csv", "log_gsp");
        var table = session.Read("data_felm.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var effects = Indicators(table, 2, "state").Concat(isTwoWay ? Indicators(table, 3, "year") : []).ToList();
        Assert.Equal(States - 1 + (isTwoWay ? 16 : 0), effects.Count);
        var columns = Columns("log_pc; unemp; log_pcap", "number") + "  state: factor from state\n  year: factor from year\n"
            + string.Concat(effects.Select(effect => $"  {effect.Name}: indicator = {effect.Column} == \"{effect.Level}\"\n"));
        var formula = $"linear(log_pcap ~ 0 + gsp + log_pc + unemp + 1 + {string.Join(" + ", effects.Select(effect => effect.Name))})";
        var found = Run(session, Spec("data_felm", columns, Annotated("gsp", "number {\n}", "log_gsp", "pred_log_gsp", ""), formula, "gsp", "state"));
        Agree(number, [.. found.Where(row => row.Term is "gsp" or "log_pc" or "unemp")]);
    }

    [SharedTheory]
    [InlineData(3, "state")]
    [InlineData(4, "state + year")]
    public void Fixed_effects_that_are_solved_for_beside_an_annotated_number(int number, string effects)
    {
        using var session = Session("dsl/data_felm.csv", "log_gsp");
        var columns = Columns("log_pc; unemp; log_pcap", "number") + "  state: factor from state\n  year: factor from year\n";
        var found = Run(session, Spec("data_felm", columns, Annotated("gsp", "number {\n}", "log_gsp", "pred_log_gsp", ""),
            $"linear(log_pcap ~ gsp + log_pc + unemp | {effects})", "gsp", "state"));
        Assert.Equal(["gsp", "log_pc", "unemp"], found.Select(row => row.Term));
        Agree(number, found);
    }

    private static IEnumerable<(string Name, string Column, string Level)> Indicators(List<string[]> table, int position, string column) =>
        table.Select(row => row[position].Trim('"')).Distinct().Order(StringComparer.Ordinal).Skip(1)
            .Select((level, k) => ($"{column}{(k + 1).ToString(CultureInfo.InvariantCulture)}", column, level));

    private static string Columns(string names, string type) => string.Concat(names.Split("; ").Select(name => $"  {name}: {type} from {name}\n"));

    private static string Complaints(string model) => Spec("panchen", Columns("SendOrNot; " + Covariates, "indicator"),
        Annotated("county", "{\n  yes = \"Yes\"\n  no = \"No\"\n}", "countyWrong", "pred_countyWrong", " where { 1 = yes, 0 = no }"), model,
        "county[yes]", "row");

    private static string Annotated(string name, string kind, string human, string llm, string map) => $$"""

        outcome {{name}} {{kind}}

        llm model_of_{{name}} {
          outcome = {{name}}
          on_failure = annotate
          recorded {
            label = {{llm}}{{map}} // allow CDI9030: example data, in which the model may be right everywhere
          }
        }

        human people_of_{{name}} {
          outcome = {{name}}
          recorded {
            label = {{human}}{{map}}
          }
        }

        """;

    private static string Spec(string file, string columns, string annotated, string model, string target, string cluster) => $$"""
        cdi 1

        study reference

        corpus rows { // allow CDI2011: a test
          source = "{{file}}.csv"
          key = row
          missing = ["", "NA"]
          row: id from row
          chance: number from chance
        {{columns}}}
        {{annotated}}
        estimand slope {
          model = {{model}}
          target = coefficient({{target}})
          cluster = {{cluster}}
        }

        sampling {
          given = chance
          seed = 1
        }

        inference {
          method = confidence_driven
          power_tuning = none
          generalise = population
          variance = cr0
          interval = wald
          alpha = 0.05
        }

        report {
          compare = [human_only, llm_only]
          write = [json]
        }
        """;

    // The table with a row number and the share of labelled rows in front of its columns.
    private static CommandSession Session(string file, string labelled)
    {
        var lines = File.ReadAllText(SharedFolder.File("data/" + file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var column = Array.IndexOf([.. lines[0].Trim().Split(',').Select(name => name.Trim('"'))], labelled);
        var share = lines.Skip(1).Count(line => line.Split(',')[column].Trim('"') is not ("" or "NA")) / (double)(lines.Length - 1);
        var session = new CommandSession();
        session.Write(Path.GetFileName(file), string.Concat(lines.Select((line, row) => row == 0 ? $"row,chance,{line}\n"
            : string.Create(CultureInfo.InvariantCulture, $"{row},{share:R},{line}\n"))));
        return session;
    }

    private static List<(string Term, double Point, double Error)> Run(CommandSession session, string spec, string method = "confidence_driven")
    {
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        ReferenceLog.Ran(spec, result.RootElement);
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Where(row => row.GetProperty("method").GetString() == method).Select(row =>
            (row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    private static JsonDocument Reference() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/dsl.json")));

    private static void Agree(int number, List<(string Term, double Point, double Error)> found)
    {
        using var reference = Reference();
        ReferenceLog.Case("dsl", number.ToString(CultureInfo.InvariantCulture));
        var expected = reference.RootElement.GetProperty("cases")[number];
        Agree(expected.GetProperty("coef"), expected.GetProperty("se"), found);
    }

    private static void Agree(JsonElement points, JsonElement errors, List<(string Term, double Point, double Error)> found)
    {
        Agree(points, found);
        foreach (var (error, row) in errors.EnumerateArray().Zip(found)) Near(error.GetDouble(), row.Error);
    }

    private static void Agree(JsonElement points, List<(string Term, double Point, double Error)> found)
    {
        Assert.Equal(points.GetArrayLength(), found.Count);
        foreach (var (point, row) in points.EnumerateArray().Zip(found)) Near(point.GetDouble(), row.Point);
    }

    // The reference is right to a millionth, not to a millionth of itself.
    private static void Near(double expected, double actual)
    {
        ReferenceLog.Compared(expected, actual, least: 1);
        Assert.Equal(expected, actual, Tolerance);
    }
}
