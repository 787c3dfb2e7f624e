using System.Globalization;
using System.Text;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Agreement of a model with people where every text is labelled, from the spec to `result.json`, against R (r/agreement.json): estimates and
/// standard errors of the delta method; 1e-9.</summary>
public sealed class AgreementReferenceTests
{
    [SharedTheory]
    [InlineData("agree2-sexualfun", "HC0")]
    [InlineData("agree2-mspatients-winnipeg", "HC0")]
    [InlineData("agree2-politeness", "HC0")]
    [InlineData("agree2-politeness-weighted", "HC0")]
    [InlineData("agree2-stance-majority-llm", "HC0")]
    [InlineData("agree2-stance-w0-w1", "HC0")]
    [InlineData("agree2-stance-w0-w1-cluster", "CR0")]
    [InlineData("agree2-stance-w0-w1-cluster", "CR1")]
    public void Two_raters(string id, string variance)
    {
        var expected = ReferenceCases.Read("agreement", id);
        string[] levels = [.. expected.GetProperty("levels").EnumerateArray().Select(level => "o" + level.GetString())];
        var targets = Targets(expected, levels).ToList();
        using var session = new CommandSession();
        session.Write("raters.csv", Rows(id, levels, expected));
        session.Write("raters.cdi", Spec(levels, targets.Select(each => each.Target), variance, expected.TryGetProperty("weights", out _)));
        var run = session.Cdi("run raters.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        ReferenceLog.Ran(session.Read("raters.cdi"), result.RootElement);
        var found = result.RootElement.GetProperty("estimates").EnumerateArray().GroupBy(row => row.GetProperty("estimand").GetString())
            .Select(group => group.First()).ToList();
        Assert.Equal(targets.Count, found.Count);
        foreach (var ((name, target), row) in targets.Zip(found))
        {
            Close(expected.GetProperty("estimate").GetProperty(name).GetDouble(), row.GetProperty("point").GetDouble(), target);
            Close(expected.GetProperty("se").GetProperty(variance).GetProperty(name).GetDouble(), row.GetProperty("se").GetDouble(), target);
        }
    }

    private static IEnumerable<(string Name, string Target)> Targets(JsonElement expected, string[] levels)
    {
        (string Name, string Target)[] all =
        [
            ("accuracy", "accuracy(response)"), ("kappa", "kappa(response)"), ("kappa_linear", "kappa(response, weights = linear)"),
            ("kappa_quadratic", "kappa(response, weights = quadratic)"), ("gwet_ac1", "ac1(response)"), ("matthews", "mcc(response)"),
            ("macro_f1", "f1(response)"), ("balanced_accuracy", "recall(response)"),
            .. levels.SelectMany(level => new[]
            {
                ($"precision[{level[1..]}]", $"precision(response[{level}])"), ($"recall[{level[1..]}]", $"recall(response[{level}])"),
                ($"f1[{level[1..]}]", $"f1(response[{level}])"), ($"fp_rate[{level[1..]}]", $"false_positive_rate(response[{level}])"),
                ($"fn_rate[{level[1..]}]", $"false_negative_rate(response[{level}])"),
            }),
        ];
        return all.Where(each => expected.GetProperty("estimate").TryGetProperty(each.Name, out _));
    }

    // Of a standard error of 0 there is no share.
    private static void Close(double expected, double actual, string of)
    {
        if (expected == 0) Assert.InRange(Math.Abs(actual), 0, 1e-15);
        else ReferenceCases.Near(expected, actual, 1e-9, of);
    }

    private static string Rows(string id, string[] levels, JsonElement expected)
    {
        var text = new StringBuilder(id.StartsWith("agree2-politeness", StringComparison.Ordinal) ? "person,model,unit,weight\n" : "person,model,unit\n");
        if (id.EndsWith("majority-llm", StringComparison.Ordinal)) Counts(text, levels, expected.GetProperty("table_rows_rater1"));
        else if (id.Contains("stance", StringComparison.Ordinal)) Stance(text);
        else if (id.Contains("politeness", StringComparison.Ordinal)) Politeness(text);
        else Table(text, id == "agree2-sexualfun" ? "sexualfun_table" : "mspatients_winnipeg_table", levels);
        return text.ToString();
    }

    private static void Stance(StringBuilder text)
    {
        foreach (var line in File.ReadLines(SharedFolder.File("data/stance/GWSD.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            text.AppendLine($"o{cells[5]},o{cells[6]},{cells[1]}-{cells[2]}");
        }
    }

    private static void Politeness(StringBuilder text)
    {
        // The text in the middle may hold commas and quotes; what is compared stands at the ends of a row.
        using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(SharedFolder.File("data/politeness/politeness_dataset.csv"));
        reader.SetDelimiters(",");
        reader.HasFieldsEnclosedInQuotes = true;
        var header = reader.ReadFields() ?? [];
        var (person, model) = (Array.IndexOf(header, "Prediction_human"), Array.IndexOf(header, "Prediction_gpt-4o"));
        var sure = Array.IndexOf(header, "Confidence_gpt-4o");
        while (reader.ReadFields() is { } cells)
        {
            var weight = 1.5 - double.Parse(cells[sure], CultureInfo.InvariantCulture);
            text.AppendLine(CultureInfo.InvariantCulture, $"o{cells[person]},o{(cells[model] == "polite" ? 1 : 0)},u,{weight:R}");
        }
    }

    private static void Counts(StringBuilder text, string[] levels, JsonElement table)
    {
        foreach (var (person, row) in table.EnumerateArray().Index())
        {
            foreach (var (model, count) in row.EnumerateArray().Index())
            {
                for (var k = 0; k < count.GetInt32(); k++) text.AppendLine($"{levels[person]},{levels[model]},u");
            }
        }
    }

    // A cell of a table of counts stands for as many texts; classes are c1, c2, … in the order of the file.
    private static void Table(StringBuilder text, string name, string[] levels)
    {
        var cells = File.ReadLines(SharedFolder.File($"reference/r/data/{name}.csv")).Skip(1)
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        var words = cells.Select(cell => cell[0]).Distinct().ToList();
        foreach (var cell in cells)
        {
            for (var k = 0; k < int.Parse(cell[2], CultureInfo.InvariantCulture); k++)
                text.AppendLine($"{levels[words.IndexOf(cell[0])]},{levels[words.IndexOf(cell[1])]},u");
        }
    }

    private static string Spec(string[] levels, IEnumerable<string> targets, string variance, bool isWeighted) => $$"""
        cdi 1

        study reference

        corpus rows { // allow CDI2011: a test
          source = "raters.csv"
          key = row_number // allow CDI2012: a test
          unit: factor from unit
          {{(isWeighted ? "weight: number from weight\n  weight = weight" : "")}}
        }

        outcome response ordered {
          {{string.Join("\n  ", levels.Select(level => $"{level} = \"{level}\""))}}
        }

        llm reader {
          on_failure = annotate
          recorded {
            label = model
          }
        }

        human people {
          recorded {
            label = person
          }
        }

        {{string.Join("\n", targets.Select((target, k) => $"estimand e{k} {{\n  target = {target}\n  {(variance == "HC0" ? "" : "cluster = unit")}\n}}\n"))}}
        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
          familywise = none
          variance = {{variance.ToLowerInvariant()}}
          interval = wald
        }

        report {
          write = [json]
        }
        """;
}
