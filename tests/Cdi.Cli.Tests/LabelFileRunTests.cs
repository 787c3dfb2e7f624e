using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>A run on labels in files of their own is that on columns of the corpus.</summary>
public sealed class LabelFileRunTests
{
    private const int Rows = 120;

    private static readonly string Files = Spec(
        """
            source = "models.csv"
            key = item
            annotator = model
            only = "small"
            label = said where { yes = A, no = B }
            confidence = sure
        """,
        """
            source = "coders.csv"
            delimiter = ";"
            key = id
            annotator = coder
            label = tone where { polite = A, rude = B }
        """);

    private static readonly string Columns = Spec("    label = guess where { yes = A, no = B }\n    confidence = sure\n",
        "    label = crowd where { polite = A, rude = B }\n").Replace("  nonresponse = weights\n", "", StringComparison.Ordinal);

    [Fact]
    public void Estimates_are_those_of_the_same_labels_in_columns_of_the_corpus()
    {
        using var session = Session(withTies: false);
        session.Write("columns.cdi", Columns);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run columns.cdi").Code);
        Assert.Equal(Estimates(session, "columns-report"), Estimates(session, "study-report"));
    }

    [Fact]
    public void The_report_names_file_hash_keys_and_agreement()
    {
        using var session = Session(withTies: true);
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("warning CDI9150: 1 key of the labels is that of no text: `k999`.", run.Error, StringComparison.Ordinal);
        var report = session.Read("study-report/report.md").Replace('\u00a0', ' ');
        Assert.Contains("Labels of crowd come from coders.csv (SHA-256 ", report, StringComparison.Ordinal);
        Assert.Contains("60 texts of the corpus are labelled in it; 1 key of it is that of no text.", report, StringComparison.Ordinal);
        Assert.Contains("3 annotators (crowd) labelled the same texts; the label of a text is the option that most of them gave; on 6 texts they are "
            + "divided, and these have no label.", report, StringComparison.Ordinal);
        Assert.Contains("Krippendorff", report, StringComparison.Ordinal);
        Assert.Contains("Of 6 texts (tone) they could not say", report, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(session.Read("study-report/result.json"));
        Assert.Equal(2, json.RootElement.GetProperty("label_files").GetArrayLength());
        Assert.Equal(6, json.RootElement.GetProperty("raters")[0].GetProperty("divided_texts").GetInt32());
    }

    [Theory]
    [InlineData("majority")]
    [InlineData("first")]
    public void A_column_for_each_annotator_says_what_rows_of_annotators_say(string aggregate)
    {
        using var session = Session(withTies: true);
        session.Write("wide.csv", Wide(session.Read("coders.csv")));
        session.Write("study.cdi", Files.Replace(
            "  nonresponse = weights\n", $"  aggregate = {aggregate}\n  nonresponse = weights\n", StringComparison.Ordinal));
        session.Write("wide.cdi", session.Read("study.cdi").Replace("coders.csv", "wide.csv", StringComparison.Ordinal)
            .Replace("    annotator = coder\n    label = tone", "    label = [ann, bob, eva]", StringComparison.Ordinal));
        Assert.Contains("recorded label from columns ann, bob, eva, one for each annotator", session.Cdi("explain wide.cdi").Output);
        foreach (var spec in new[] { "study", "wide" })
        {
            var run = session.Cdi($"run {spec}.cdi");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }

        Assert.Equal(Estimates(session, "study-report"), Estimates(session, "wide-report"));
        Assert.Equal(Raters(session, "study-report"), Raters(session, "wide-report"));
        Assert.Contains("\"annotators\":3", Raters(session, "wide-report").Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("1 key of the labels is that of no text: `k999`.", session.Cdi("run wide.cdi").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rows_of_a_key_that_contradict_each_other_in_a_column_are_refused_and_the_annotator_is_told()
    {
        using var session = Session(withTies: false);
        session.Write("coders.csv", "id;ann;bob\nk0;polite;rude\nk2;rude;\nk0;rude;rude\n");
        session.Write("study.cdi", Files.Replace("    annotator = coder\n    label = tone", "    label = [ann, bob]", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9152: `k0` is `A` in row 1 (line 2) and `B` in row 3 (line 4), of one annotator.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Krippendorffs_alpha_has_an_interval_on_the_texts_of_the_sample()
    {
        using var session = Session(withTies: false);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        using var json = JsonDocument.Parse(session.Read("study-report/result.json"));
        var raters = json.RootElement.GetProperty("raters")[0];
        var (lower, alpha, upper) = (raters.GetProperty("krippendorff_alpha_lower").GetDouble(), raters.GetProperty("krippendorff_alpha").GetDouble(),
            raters.GetProperty("krippendorff_alpha_upper").GetDouble());
        Assert.True(lower < alpha && alpha < upper, $"{lower} {alpha} {upper}");
        Assert.Equal("nominal", raters.GetProperty("scale").GetString());
        Assert.Contains(string.Create(CultureInfo.InvariantCulture,
            $"Krippendorff's α is {alpha:0.00} (95 % interval {lower:0.00} to {upper:0.00}, texts weighted by 1/π)."),
            session.Read("study-report/report.md").Replace('\u00a0', ' '), StringComparison.Ordinal);
        session.Write("study.cdi", Files.Replace("outcome tone {", "outcome tone ordered {", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        Assert.Contains("Krippendorff's α for ordered options is ", session.Read("study-report/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_without_a_treatment_is_refused_and_not_guessed()
    {
        using var session = Session(withTies: true);
        session.Write("study.cdi", Files.Replace("  nonresponse = weights\n", "", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9132: `human crowd` is divided about 6 texts: no option has most votes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_of_divided_texts_are_wider_than_weights()
    {
        using var session = Session(withTies: true);
        var weights = Interval(session, "study.cdi", "study-report");
        session.Write("bounds.cdi", Files.Replace("nonresponse = weights", "nonresponse = bounds", StringComparison.Ordinal));
        var bounds = Interval(session, "bounds.cdi", "bounds-report");
        Assert.True(bounds.Upper - bounds.Lower > weights.Upper - weights.Lower && bounds.Lower < weights.Lower, $"{bounds} is no wider than {weights}");
    }

    private static (double Lower, double Upper) Interval(CommandSession session, string spec, string folder)
    {
        var run = session.Cdi("run " + spec);
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var json = JsonDocument.Parse(session.Read(folder + "/result.json"));
        var first = json.RootElement.GetProperty("estimates")[0];
        return (first.GetProperty("lower").GetDouble(), first.GetProperty("upper").GetDouble());
    }

    /// <summary>Rows of annotators as a row for each key, with a column for each of them.</summary>
    private static string Wide(string rows)
    {
        var said = rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';')).ToList();
        string[] coders = ["ann", "bob", "eva"];
        return "id;ann;bob;eva\n" + string.Concat(said.GroupBy(row => row[0]).Select(text =>
            $"{text.Key};{string.Join(';', coders.Select(coder => text.FirstOrDefault(row => row[1] == coder)?[2] ?? ""))}\n"));
    }

    private static string Raters(CommandSession session, string folder)
    {
        using var json = JsonDocument.Parse(session.Read(folder + "/result.json"));
        return json.RootElement.GetProperty("raters").GetRawText();
    }

    private static string Estimates(CommandSession session, string folder)
    {
        using var json = JsonDocument.Parse(session.Read(folder + "/result.json"));
        return json.RootElement.GetProperty("estimates").GetRawText();
    }

    private static CommandSession Session(bool withTies)
    {
        var session = new CommandSession();
        session.Write("study.cdi", Files);
        var (data, models, coders) = (new StringBuilder("ticket,body,guess,sure,crowd\n"), new StringBuilder("item,model,said,sure\n"),
            new StringBuilder("id;coder;tone\n"));
        for (var row = 0; row < Rows; row++)
        {
            var (key, polite) = ($"k{row}", row * 7 % 10 < 6);
            var guess = polite == (row % 9 > 0) ? "yes" : "no";
            var sure = (0.5 + (row % 5 / 10.0)).ToString(CultureInfo.InvariantCulture);
            var crowd = row % 2 > 0 ? "" : polite ? "polite" : "rude";
            data.Append(CultureInfo.InvariantCulture, $"{key},text {row},{guess},{sure},{crowd}\n");
            models.Append(CultureInfo.InvariantCulture, $"{key},large,perhaps,0.1\n{key},small,{guess},{sure}\n");
            if (crowd.Length == 0) continue;
            var other = polite ? "rude" : "polite";
            coders.Append(CultureInfo.InvariantCulture, $"{key};ann;{crowd}\n{key};bob;{(withTies && row % 20 == 0 ? other : crowd)}\n");
            if (row % 20 > 0) coders.Append(CultureInfo.InvariantCulture, $"{key};eva;{(row % 3 == 0 ? other : crowd)}\n");
        }

        if (withTies) coders.Append("k999;ann;polite\n");
        session.Write("data.csv", data.ToString());
        session.Write("models.csv", models.ToString());
        session.Write("coders.csv", coders.ToString());
        return session;
    }

    private static string Spec(string model, string human) => $$"""
        cdi 1

        study manners

        corpus requests { // allow CDI2011: the tests write the file
          source = "data.csv"
          key = ticket
          ticket: id from ticket
          body: text from body
        }

        outcome tone {
          A = "Polite"
          B = "Rude"
        }

        llm reader {
          on_failure = annotate
          recorded {
        {{model.TrimEnd()}}
          }
        }

        human crowd {
          nonresponse = weights
          recorded {
        {{human.TrimEnd()}}
          }
        }

        estimand share {
          target = prevalence(tone[A])
        }

        sampling {
          given = uniform
          seed = 7
        }

        inference {
          generalise = population
          alpha = 0.1
        }

        report {
          write = [markdown, json]
        }

        """;
}
