using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Messages that were false, or led to what is refused, when the tool was tried: each with what it says now.</summary>
public class MessagesTests
{
    private const string Header = "id,rep,nonrep,year,year_c,guess,sure,y\n";

    private static readonly string Rows = string.Concat(Enumerable.Range(0, 60).Select(Row));

    [Theory]
    [InlineData("model = linear(tone[F] ~ rep + year + year_c)\n  target = coefficient(rep)", "CDI9016",
        "The columns `(Intercept)`, `year`, `year_c` are collinear")]
    [InlineData("target = odds_ratio(tone[F], rep)", "CDI9005", "All 10 labelled rows with rep = 1 have tone = F")]
    [InlineData("model = logistic(tone[F] ~ rep)\n  target = coefficient(rep)", "CDI9005", "All 10 labelled rows with rep = 1 have tone = F")]
    public void An_error_names_what_is_wrong_in_the_data(string target, string code, string message)
    {
        var run = Run(Spec.Replace("TARGET", target));
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error {code}: {message}", run.Error);
    }

    [Fact]
    public void Indicators_of_all_groups_are_no_fit_through_the_origin() =>
        Assert.DoesNotContain("CDI3007", Run(Spec.Replace("TARGET", "model = linear(tone[F] ~ 0 + rep + nonrep)\n  target = coefficient(rep)")).Error);

    [Fact]
    public void Indicators_that_leave_out_a_group_are() =>
        Assert.Contains("warning CDI3007", Run(Spec.Replace("TARGET", "model = linear(tone[F] ~ 0 + rep + other)\n  target = coefficient(rep)")).Error);

    [Fact]
    public void A_certain_draw_without_a_label_is_told_as_such()
    {
        var drawn = Spec.Replace("TARGET", "target = prevalence(tone[F])").Replace("given = uniform", "given = p")
            .Replace("  year_c: number from year_c\n", "  year_c: number from year_c\n  p: number from nonrep\n").Replace(
                "nonrep: indicator from nonrep", "nonrep: indicator from rep");
        using var session = new CommandSession();
        session.Write("study.cdi", drawn);
        session.Write("data.csv", "id,rep,nonrep,year,year_c,guess,sure,y\n"
            + string.Concat(Enumerable.Range(0, 40).Select(row =>
            $"t{row},{row / 4 % 2},{(row == 3 ? "1" : "0.5")},2000,1,1,0.5,{(row % 2 == 0 ? row % 4 / 2 : "")}\n")));
        var error = session.Cdi("run study.cdi --out out").Error;
        Assert.True(error.Contains("Column `nonrep` gives row 4 (line 5) the probability 1, and it has no human label", StringComparison.Ordinal), error);
    }

    [Fact]
    public void A_budget_with_blank_labels_says_how_labels_are_collected()
    {
        var run = Run(Spec.Replace("TARGET", "target = prevalence(tone[F])").Replace("given = uniform", "budget = 20 labels\n  design = uniform"));
        Assert.Contains("error CDI9018", run.Error);
        Assert.Contains("leave `recorded` out of the `human` block: `cdi next` writes the texts to label. If the labels in the file are all there", run.Error);
    }

    [Fact]
    public void A_confidence_of_two_fifths_is_no_guess_among_three_options()
    {
        var three = Spec.Replace("TARGET", "target = prevalence(tone[F])").Replace("  C = \"Curt\"\n", "  C = \"Curt\"\n  N = \"Neither\"\n")
            .Replace("recorded {\n    label = guess where { 1 = F, 0 = C }", "recorded {\n    label = guess where { 1 = F, 0 = C }\n    confidence = sure");
        Assert.DoesNotContain("CDI9004", Run(three).Error);
        Assert.Contains("CDI9004", Run(three.Replace("  N = \"Neither\"\n", "")).Error);
    }

    [Fact]
    public void Explain_shows_the_weight_that_a_method_has_by_definition()
    {
        using var session = new CommandSession();
        session.Write("study.cdi", Spec.Replace("TARGET", "target = prevalence(tone[F])").Replace("method = human_only", "method = dsl"));
        var explained = session.Cdi("explain study.cdi").Output;
        Assert.Contains("λ = 1 by the definition of dsl", explained);
        Assert.DoesNotContain("power_tuning", explained);
    }

    [Fact]
    public void A_logistic_coefficient_as_a_ratio_has_its_separation_risk_told()
    {
        var replay = Spec.Replace("TARGET", "model = logistic(tone[F] ~ rare)\n  target = coefficient(rare)\n  interval_scale = ratio")
            .Replace("given = uniform", "budget = 13 labels\n  design = uniform").Replace("  other: indicator from guess\n", "").Replace(
                "label = guess where", "label = nonrep where").Replace("label = y where", "label = guess where");
        var run = Run(replay);
        Assert.True(run.Error.Contains("CDI5011", StringComparison.Ordinal), run.ToString());
    }

    [SharedFact]
    public void A_name_between_backticks_may_have_blanks()
    {
        using var session = new CommandSession();
        foreach (var file in Directory.EnumerateFiles(SharedFolder.File("findings/cases/spaced-name")))
            session.Write(Path.GetFileName(file), File.ReadAllText(file));
        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("0.1426", run.Output);
    }

    private static string Row(int row)
    {
        var rep = row % 3 == 0;
        var label = row % 2 == 0 ? "" : rep || row % 4 == 1 ? "1" : "0";
        return FormattableString.Invariant(
            $"t{row},{(rep ? 1 : 0)},{(rep ? 0 : 1)},{2000 + (row * 7 % 11)},{(row * 7 % 11) - 10},{row % 5 % 2},0.40,{label}\n");
    }

    private static Transcript Run(string spec)
    {
        using var session = new CommandSession();
        session.Write("study.cdi", spec);
        session.Write("data.csv", Header + Rows);
        return session.Cdi("run study.cdi --out out");
    }

    private const string Spec = """
        cdi 1

        study messages

        corpus letters {
          source = "data.csv"
          key = id
          id: id from id
          rep: indicator from rep
          nonrep: indicator from nonrep
          other: indicator from guess
          rare: indicator from rep
          year: number from year
          year_c: number from year_c
        }

        outcome tone {
          F = "Friendly"
          C = "Curt"
        }

        llm reader {
          on_failure = annotate
          recorded {
            label = guess where { 1 = F, 0 = C }
          }
        }

        human clerks {
          recorded {
            label = y where { 1 = F, 0 = C }
          }
        }

        estimand e {
          TARGET
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
        }

        """;
}
