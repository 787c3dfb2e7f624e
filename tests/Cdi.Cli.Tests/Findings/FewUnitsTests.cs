using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Targets behind which there are few labelled texts: no interval that the data cannot carry.</summary>
public sealed class FewUnitsTests
{
    [SharedFact]
    public void One_in_arm_has_an_estimate_without_an_interval_and_says_which_text_is_missing()
    {
        using var session = Case("one-in-arm");
        var run = session.Cdi("run study.cdi");

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("withheld  withheld", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  interval withheld: 1 labelled text has `rare = 1`\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("warning CDI9035: `difference` by `human_only` has no interval and no test: 1 labelled text has `rare = 1`", run.Error,
            StringComparison.Ordinal);
        var row = Estimate(session);
        Assert.Equal(-1.5084745762711878, row.GetProperty("point").GetDouble(), 1e-12);
        Assert.All(["lower", "upper", "p_value", "critical"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
        Assert.InRange(row.GetProperty("df").GetDouble(), 1, 1.05);
    }

    [Theory]
    [InlineData("wald")]
    [InlineData("test_inversion")]
    [InlineData("finite_sample")]
    public void No_rule_for_intervals_has_one_from_one_text_in_an_arm(string rule)
    {
        using var session = Study(1);
        session.Write("study.cdi", Spec.Replace("  alpha", $"  interval = {rule}\n  alpha", StringComparison.Ordinal));
        Assert.Contains("warning CDI9035: `difference` by `human_only` has no interval and no test: 1 labelled text has `rare = 1`",
            session.Cdi("run study.cdi").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_by_the_normal_distribution_from_few_texts_is_told_to_be_too_narrow()
    {
        using var session = Study(5);
        session.Write("study.cdi", Spec.Replace("  alpha", "  interval = wald\n  alpha", StringComparison.Ordinal));
        Assert.Contains("the interval, formed by the normal distribution, is too narrow; `interval = finite_sample` uses Student's t.",
            session.Cdi("run study.cdi").Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Estimate(session).GetProperty("df").ValueKind);
        Assert.Equal(1.96, Estimate(session).GetProperty("critical").GetDouble(), 1e-4);
    }

    [Theory]
    [InlineData("ppi", "wald", "corpus")]
    [InlineData("ppi", "wald", "population")]
    [InlineData("ppi", "test_inversion", "corpus")]
    [InlineData("ppi", "percentile", "population")]
    [InlineData("calibrated", "wald", "corpus")]
    [InlineData("calibrated", "wald", "population")]
    [InlineData("calibrated", "test_inversion", "corpus")]
    [InlineData("dsl", "wald", "corpus")]
    [InlineData("ppi_tuned", "wald", "corpus")]
    public void Labels_none_of_which_differs_from_the_models_leave_an_interval_to_finite_sample_alone(string method, string rule, string generalise)
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human,model\n" + string.Concat(Enumerable.Range(0, 400).Select(row =>
            $"t{row},{(row * 7 % 5 == 1 ? Says(row) : "")},{Says(row)}\n")));
        foreach (var each in new[] { rule, "finite_sample" })
        {
            session.Write("study.cdi", new LabelledStudy().ToString().Replace("generalise = population",
                $"generalise = {generalise}\n  interval = {each}{(each == "percentile" ? "\n  variance = bootstrap" : "")}", StringComparison.Ordinal)
                .Replace("method = calibrated", $"method = {method}", StringComparison.Ordinal));
            var run = session.Cdi("run study.cdi");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
            var hasNone = run.Error.Contains($"CDI9037: `prevalence` by `{method}` has no interval and no test: the 80 labelled texts show no variance,",
                StringComparison.Ordinal);
            Assert.Equal(each == rule, hasNone);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Numbers_none_of_which_differs_from_the_models_leave_wald_no_interval(int differing, bool isWithheld)
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,rare,score,model\n" + string.Concat(Enumerable.Range(0, 400).Select(row =>
            $"t{row},0,{(row * 7 % 5 == 1 ? row * 13 % 11 : "")},{(row == 8 && differing == 1 ? 9 : row * 13 % 11)}\n")));
        session.Write("study.cdi", Spec.Replace("method = human_only", "method = calibrated\n  interval = wald", StringComparison.Ordinal)
            .Replace("generalise = population", "generalise = corpus", StringComparison.Ordinal)
            .Replace("difference(mean(warmth), rare)", "mean(warmth)", StringComparison.Ordinal)
            .Replace("human h {", "llm m {\n  on_failure = annotate\n  recorded {\n    label = model\n  }\n}\n\nhuman h {", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(isWithheld, run.Error.Contains("CDI9037: `mean` by `calibrated` has no interval and no test", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("calibrated")]
    [InlineData("ppi")]
    public void One_label_that_differs_leaves_wald_its_interval(string method)
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human,model\n" + string.Concat(Enumerable.Range(0, 400).Select(row =>
            $"t{row},{(row * 7 % 5 == 1 ? row == 8 ? "no" : Says(row) : "")},{(row == 8 ? "yes" : Says(row))}\n")));
        session.Write("study.cdi", new LabelledStudy().ToString().Replace("generalise = population", "generalise = corpus\n  interval = wald",
            StringComparison.Ordinal).Replace("method = calibrated", $"method = {method}", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("CDI9037", run.Error, StringComparison.Ordinal);
    }

    private static string Says(int row) => row * 13 % 11 < 5 ? "yes" : "no";

    [Theory]
    [InlineData("smaller", "wald", "0.0000")]
    [InlineData("larger", "wald", "1.0000")]
    [InlineData("smaller", "test_inversion", "0.0000")]
    [InlineData("larger", "finite_sample", "1.0000")]
    public void The_open_end_of_a_share_is_where_shares_end(string alternative, string rule, string end)
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human\n" + string.Concat(Enumerable.Range(0, 400).Select(row =>
            $"t{row},{(row * 7 % 5 == 1 ? row * 13 % 11 < 5 ? "yes" : "no" : "")}\n")));
        session.Write("study.cdi", new LabelledStudy { HasModel = false }.ToString().Replace("alpha =",
            $"interval = {rule}\n  alternative = {alternative}\n  alpha =", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains($" {end}", run.Output.Split('\n').First(line => line.Contains("human_only", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "CDI9024", "has no labelled text with `rare = 1`")]
    [InlineData(1, "CDI9035", "1 labelled text has `rare = 1`")]
    [InlineData(2, "CDI9035", "2 labelled texts have `rare = 1`")]
    [InlineData(5, "CDI9036", "5 labelled texts have `rare = 1`")]
    public void The_message_counts_the_labelled_texts_of_the_rare_kind(int labels, string code, string clause)
    {
        using var session = Study(labels);
        var run = session.Cdi("run study.cdi");

        Assert.Contains(code + ":", run.Error, StringComparison.Ordinal);
        Assert.Contains(clause, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_labels_of_every_kind_are_not_warned_about()
    {
        using var session = Study(20);
        var run = session.Cdi("run study.cdi");

        Assert.DoesNotContain("CDI903", run.Error, StringComparison.Ordinal);
        Assert.InRange(Estimate(session).GetProperty("df").GetDouble(), 15, 80);
    }

    [Fact]
    public void Outcomes_far_out_are_told_in_the_line_of_the_result_and_not_only_among_the_warnings()
    {
        using var session = new CommandSession();
        var lines = Enumerable.Range(0, 120).Select(row => FormattableString.Invariant(
            $"t{row},{row % 2},{(row >= 60 ? "" : row is 7 or 31 ? "900" : $"{20 + (row * 7 % 30)}")}"));
        session.Write("data.csv", "id,rare,score\n" + string.Join('\n', lines) + "\n");
        session.Write("study.cdi", Spec.Replace("0..10", "0..1000", StringComparison.Ordinal).Replace(
            "difference(mean(warmth), rare)", "mean(warmth)", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi");

        Assert.Contains("\n  rests on about 6 of 60 labelled texts, which carry nearly all of the variance\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("warning CDI9038:", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("rests on about 6 of 60", Estimate(session).GetProperty("caution").GetString(), StringComparison.Ordinal);
    }

    [SharedFact]
    public void The_coefficient_of_the_reserved_member_has_an_interval_that_is_even_about_it()
    {
        // From humans alone pseudo-labels can differ one way only, so that the sides are alike but not equal.
        using var session = Case("reserved-member");
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        var row = JsonDocument.Parse(session.Read(Path.Combine("study-report", "result.json"))).RootElement.GetProperty("estimates").EnumerateArray().Single(
            each => each.GetProperty("primary").GetBoolean());
        var (point, lower, upper) = (row.GetProperty("point").GetDouble(), row.GetProperty("lower").GetDouble(), row.GetProperty("upper").GetDouble());

        Assert.Equal(0.142572, point, 1e-6);
        Assert.InRange((upper - point) / (point - lower), 0.9, 1.1);
    }

    private static JsonElement Estimate(CommandSession session) =>
        JsonDocument.Parse(session.Read(Path.Combine("study-report", "result.json"))).RootElement.GetProperty("estimates")[0];

    private static CommandSession Case(string name)
    {
        var session = new CommandSession();
        foreach (var file in Directory.GetFiles(SharedFolder.File("findings/cases/" + name))) session.Write(Path.GetFileName(file), File.ReadAllText(file));
        return session;
    }

    // 160 texts, 40 of them rare; 60 labels, so many of them rare.
    private static CommandSession Study(int rareLabels)
    {
        var session = new CommandSession();
        var lines = Enumerable.Range(0, 160).Select(row =>
        {
            var isLabelled = row < rareLabels || (row >= 40 && row < 100 - rareLabels);
            return FormattableString.Invariant(
                $"t{row},{(row < 40 ? 1 : 0)},{(isLabelled ? (row * 7 % 10).ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}");
        });
        session.Write("data.csv", "id,rare,score\n" + string.Join('\n', lines) + "\n");
        session.Write("study.cdi", Spec);
        return session;
    }

    private const string Spec = """
        cdi 1

        study s

        corpus c {
          source = "data.csv"
          key = id

          id: id from id
          rare: indicator from rare
        }

        outcome warmth number 0..10 {
        }

        human h {
          recorded {
            label = score
          }
        }

        estimand e {
          target = difference(mean(warmth), rare)
        }

        sampling {
          given = uniform   // allow CDI9028: the rare texts are labelled as the case needs
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
        }

        report {
          write = [json]
        }
        """;
}
