using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Labels, weights and groups in guises that a first look takes for what they are not.</summary>
public sealed class HostileStrangerTests
{
    private const int Rows = 600;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public void A_model_that_says_the_other_option_in_every_labelled_text_was_made_from_the_labels()
    {
        var said = New(row => Human(row) is { } human ? 1 - human : row % 2, row => Human(row));
        Assert.Contains("error CDI9030: Each label of `people` goes with one label of `model`, not always the same, and each of `model` with one of "
            + "`people`, in all 150 texts that both labelled.", said);
        Assert.Contains("hint: Where a map exchanges two options, correct it. If the column was merged from both, name the model's own answers.", said);
    }

    [Fact]
    public void So_was_a_model_whose_numbers_are_a_linear_function_of_the_labels()
    {
        var said = New(row => row % 4 == 1 ? Score(row) * 10 + 3 : row % 50, row => row % 4 == 1 ? Score(row) : null, outcome: " --outcome number");
        Assert.Contains("error CDI9030: The labels of `model` are a linear function of those of `people` in all 150 texts that both labelled.", said);
    }

    [Fact]
    public void A_model_that_errs_once_is_its_own() =>
        Assert.DoesNotContain("CDI9030", New(row => row == 1 ? Human(row) : Human(row) is { } human ? 1 - human : row % 2, row => Human(row)));

    [Theory]
    [InlineData("scaled", "These look like weights w divided by their mean: π = c/w, and with c = 0.16 ")]
    [InlineData("logarithm", "These look like logarithms of weights: a probability is exp(−x).")]
    [InlineData("negative", "These look like logarithms: a probability is exp(x).")]
    [InlineData("weight", "These look like weights: a weight w is one over the probability, so use 1/w.")]
    [InlineData("percent", "These look like percentages: divide them by 100.")]
    public void Probabilities_in_another_guise_are_named(string guise, string hint)
    {
        double Pi(int row) => row % 2 == 0 ? 0.1 : 0.4;
        const double Mean = 6.25;
        var said = New(row => row % 7 == 0 ? 0 : Sum(row) % 2, row => row % 20 == 0 || row % 5 is 1 or 3 && row % 2 == 1 ? Sum(row) % 2 : null, guise switch
        {
            "scaled" => row => 1 / Pi(row) / Mean,
            "logarithm" => row => -Math.Log(Pi(row)),
            "negative" => row => Math.Log(Pi(row)),
            "weight" => row => 1 / Pi(row),
            _ => row => 100 * Pi(row),
        });
        Assert.Contains($"hint: {hint}", said);
    }

    [Fact]
    public void Probabilities_of_another_unit_are_one_mistake()
    {
        double Pi(int row) => row % 2 == 0 ? 0.1 : 0.4;
        var said = New(row => row % 2, row => row % 20 == 0 || row % 5 is 1 or 3 && row % 2 == 1 ? Sum(row) % 2 : null, row => Pi(row) / 150);
        Assert.Contains("error CDI9027", said);
        Assert.DoesNotContain("CDI9028", said);
    }

    [Theory]
    [InlineData("uniform", "warning CDI9112: `strata = desk`: 1 of 6 groups has one label, first `d1`, which shows no spread")]
    [InlineData("p", "warning CDI9112: `strata = desk`: 1 of 6 groups has one label, first `d1`")]
    public void A_stratum_with_one_label_is_told_whatever_its_weight(string given, string warning)
    {
        // Six desks of a hundred texts; thirty labels of each but the second, which has one.
        static int? Drawn(int row) => row % 6 == 1 ? (row == 7 ? 1 : null) : row / 6 % 10 < 3 ? Sum(row) % 2 : null;
        var run = Run($"{given}, strata = desk", Drawn);
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains(warning, run.Error);
    }

    [Fact]
    public void A_group_that_contradicts_its_declaration_is_named_by_its_value() => Assert.Contains(
        "error CDI9033: `strata = desk`: group `d1`, first in row 2 (line 3), has 100 texts and no label of `label`, so that nothing speaks for it.",
        Run("uniform, strata = desk", row => row % 6 == 1 ? null : row / 6 % 10 < 3 ? row / 3 % 2 : null).Error);

    [Fact]
    public void A_corpus_without_a_label_is_told_so_once()
    {
        var said = Run("uniform", _ => null).Error;
        Assert.Contains("error CDI9010: Column `human` has no human label in any of the 600 texts.", said);
        Assert.DoesNotContain("!= missing", said);
    }

    [Fact]
    public void So_is_one_whose_labels_a_condition_dropped() => Assert.Contains(
        "Column `human` has no human label in any of the 300 texts that `keep` leaves of 600.",
        Run("uniform", row => row % 2 == 0 ? row / 2 % 2 : null, "keep = odd == 1").Error);

    [Fact]
    public void An_estimate_whose_interval_is_withheld_is_worth_no_number_of_labels()
    {
        var run = Run("uniform, strata = desk", row => row % 6 == 1 ? (row == 7 ? 1 : null) : row / 6 % 50 < 48 ? Sum(row) % 2 : null);
        Assert.Matches(@"calibrated @ given \(primary\) +[\d.]+ +withheld +withheld +\d+ +–", run.Output);
    }

    [Fact]
    public void A_draw_by_the_models_confidence_is_refused_though_no_flag_names_it()
    {
        using var session = ByConfidence("sure");
        var refused = session.Cdi("new data.csv --human human --llm model");
        Assert.Equal(ExitCode.UserError, refused.Code);
        Assert.Contains("error CDI9028: The labels of `label` were not drawn by `given = uniform`: `confidence of model` has mean", refused.Error);
        Assert.Contains("Column `sure_confidence` is taken for the model's confidence by its name; where it is something else, `--allow CDI9073=REASON` "
            + "says what.", refused.Error);
        Assert.False(session.Exists("data.cdi"));
        Assert.Equal(ExitCode.Success, session.Cdi(["new", "data.csv", "--human", "human", "--llm", "model", "--allow", "CDI9073=coders wrote it"]).Code);
    }

    [Fact]
    public void Numbers_with_words_between_say_what_becomes_of_the_words()
    {
        var said = NewText(row => row % 4 == 1 ? (row % 9 == 0 ? "NA" : Words(row)) : "", row => row % 11 == 0 ? "NA" : Words(row + row % 3));
        Assert.Contains("of `human` is read as \"no answer\"; if it is a label, `--outcome options` makes it one.", said);
        Assert.DoesNotContain("is read as a label there", said);
    }

    [Fact]
    public void A_label_that_only_the_model_gives_is_an_option()
    {
        var said = NewText(row => row % 4 == 1 ? "0" : "", row => row % 97 == 0 ? "1" : "0");
        Assert.Contains("data.cdi written", said);
        Assert.Contains("target = prevalence(label[A])", said);
        Assert.Contains("A = \"1\"", said);
    }

    [Fact]
    public void A_confidence_in_percent_is_told_so()
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human,model,sure\n" + string.Concat(
            Enumerable.Range(0, Rows).Select(row => $"t{row},{Human(row)},{Sum(row + (row % 5)) % 2},{50 + (row % 50)}\n")));
        Assert.Contains("hint: Where these are percentages, divide them by 100", session.Cdi("new data.csv --human human --llm model --confidence sure").Error);
    }

    [Fact]
    public void Under_given_labels_no_hint_speaks_of_a_draw_to_come()
    {
        var run = Run("p", row => row % 6 == 1 ? (row % 100 == 7 ? Sum(row) % 2 : null) : Sum(row * 31) % 10 < 3 ? Sum(row) % 2 : null);
        Assert.DoesNotContain("`tau`", run.Error);
        Assert.DoesNotContain("budget", run.Error);
    }

    [Fact]
    public void A_file_that_shows_one_label_says_where_a_study_of_none_is() => Assert.Contains(
        "Columns `human` and `model` hold the one label `0`.", NewText(row => row % 4 == 1 ? "0" : "", _ => "0"));

    private static int Sum(int row) => (int)((uint)(row * 2654435761L) >> 28);

    private static int? Human(int row) => row % 4 == 1 ? Sum(row) % 2 : null;

    private static int Score(int row) => Sum(row);

    private static string Words(int row) => (1 + (Sum(row) % 5)).ToString(Invariant);

    private static string New(Func<int, int?> model, Func<int, int?> human, Func<int, double>? pi = null, string outcome = "")
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human,model,pi\n" + string.Concat(Enumerable.Range(0, Rows).Select(
            row => string.Create(Invariant, $"t{row},{human(row)},{model(row)},{pi?.Invoke(row):R}\n"))));
        return session.Cdi("new data.csv --human human --llm model" + (pi is null ? "" : " --given pi") + outcome).ToString();
    }

    private static string NewText(Func<int, string> human, Func<int, string> model)
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human,model\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"t{row},{human(row)},{model(row)}\n")));
        var said = session.Cdi("new data.csv --human human --llm model").ToString();
        return session.Exists("data.cdi") ? said + session.Read("data.cdi") : said;
    }

    private static CommandSession ByConfidence(string name)
    {
        var session = new CommandSession();
        session.Write("data.csv", $"id,human,model,{name}_confidence\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
        {
            var unsure = row % 3 == 0;
            var confidence = 0.5 + (unsure ? 0.001 : 0.3) + (row % 100 * 0.001);
            return string.Create(
                Invariant, $"t{row},{(unsure && row % 2 == 0 || row % 40 == 1 ? Sum(row) % 2 : null)},{Sum(row + (row % 5)) % 2},{confidence:F3}\n");
        })));
        return session;
    }

    private static Transcript Run(string given, Func<int, int?> human, string keep = "")
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,desk,odd,p,human,model\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => string.Create(Invariant,
            $"t{row},d{row % 6},{row % 2},{(row % 6 == 1 ? 0.01 : 0.3)},{human(row)},{(row % 7 == 0 ? 1 - (Sum(row) % 2) : Sum(row) % 2)}\n"))));
        session.Write("study.cdi", Spec.Replace("given = uniform", $"given = {given}", StringComparison.Ordinal)
            .Replace("key = id\n", $"key = id\n  {keep}\n", StringComparison.Ordinal));
        return session.Cdi("run study.cdi");
    }

    private const string Spec = """
        cdi 1

        study desks

        corpus texts {
          source = "data.csv" // allow CDI2011: the test writes the file
          key = id
          id: id from id
          desk: factor from desk
          odd: indicator from odd
          p: number from p
        }

        outcome label {
          A = "yes"
          B = "no"
        }

        llm model {
          on_failure = annotate
          recorded {
            label = model where { 1 = A, 0 = B }
          }
        }

        human people {
          recorded {
            label = human where { 1 = A, 0 = B }
          }
        }

        estimand share {
          target = prevalence(label[A])
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = calibrated
          generalise = population
          alpha = 0.05
        }

        report {
          compare = [human_only]
          write = [json]
        }

        """;
}
