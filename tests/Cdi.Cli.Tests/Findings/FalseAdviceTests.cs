using System.Globalization;
using Microsoft.Data.Sqlite;
using Cdi.Cli.Tests.Collecting;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Advice that was false, or was refused when it was followed: each with what is said now.</summary>
public sealed class FalseAdviceTests
{
    [Theory]
    [InlineData("alpha = 0.1", "alpha = 95%", "`alpha` is the error rate: `0.05` for 95 % intervals.")]
    [InlineData("alpha = 0.1", "alpha = 10%", "Write the fraction: `0.1`.")]
    [InlineData("given = uniform", "given = unifrom", "nearest `uniform`.")]
    [InlineData("source = \"data.csv\"", "source = data.csv", "The name of a file or a model stands between double quotes")]
    [InlineData("  hedge: indicator",
        "  keep = day < \"2015-06-31\"\n  day: date from day\n  hedge: indicator",
        "`day` is of type `date`, and there is no day 2015-06-31.")]
    public void A_spec_is_told_what_is_meant(string right, string wrong, string hint)
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec.Replace(right, wrong, StringComparison.Ordinal));
        var check = session.Cdi("check manners.cdi");
        Assert.Equal(ExitCode.UserError, check.Code);
        Assert.Contains(hint, check.Error + check.Output);
    }

    [Fact]
    public void A_model_that_answered_no_text_is_named()
    {
        using var session = Session(Manners.Spec, string.Concat(Manners.Data.Split('\n').Select((line, row) => row == 0 || line.Length == 0 ? line + "\n"
            : string.Join(',', line.Split(',').Select((cell, column) => column is 2 or 3 ? "" : cell)) + "\n")));
        var run = session.Cdi("run manners.cdi --out out");
        Assert.Equal(ExitCode.Success, run.Code); // what people said is estimated; the model alone has nothing to say
        Assert.Contains("no answer of `llm assistant`, to any text, and needs answers to some texts at least.", run.Error);
        Assert.DoesNotContain("collinear", run.Error);
    }

    [Fact]
    public void A_product_that_is_0_in_all_rows_is_told_as_such()
    {
        var spec = Manners.Spec.Replace("hedge: indicator from hedge", "hedge: indicator from hedge\n  other: indicator from other", StringComparison.Ordinal)
            .Replace("~ 1 + hedge)", "~ 1 + hedge + hedge:other)", StringComparison.Ordinal);
        var rows = Manners.Data.Split('\n').Where(line => line.Length > 0).ToList();
        using var session = Session(spec, rows[0] + ",other\n" + string.Concat(rows.Skip(1).Select(
            (line, row) => $"{line},{(line.Split(',')[1] == "0" && row % 2 == 0 ? 1 : 0)}\n")));
        var run = session.Cdi("run manners.cdi --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9016: The column `hedge:other` is 0 in all rows", run.Error);
    }

    [Theory]
    [InlineData(1.0 / 3, true)]
    [InlineData(0.5, false)]
    public void Another_unit_is_suggested_only_where_both_sums_then_fit(double factor, bool fits)
    {
        // Every second text is labelled. Divided by three the probabilities fit times three; where half of the labels stood for other texts nothing fits.
        var spec = Manners.Spec.Replace("given = uniform", "given = pi", StringComparison.Ordinal)
            .Replace("hedge: indicator from hedge", "hedge: indicator from hedge\n  pi: number from pi", StringComparison.Ordinal);
        var text = "ticket,hedge,guess,sure,crowd,pi\n" + string.Concat(Enumerable.Range(0, 600).Select(row =>
        {
            var isLabelled = row % 2 == 0;
            var own = fits ? 0.5 * factor : isLabelled ? 0.12 : 0.75;
            return string.Create(CultureInfo.InvariantCulture,
                $"t{row},{row / 6 % 2},{(row % 3 == 0 ? "polite" : "rude")},0.9,{(isLabelled ? row % 4 == 0 ? "polite" : "rude" : "")},{own}\n");
        }));
        using var session = Session(spec, text);
        var run = session.Cdi("run manners.cdi --out out");
        Assert.Contains("error CDI9027", run.Error);
        Assert.Equal(fits, run.Error.Contains("this column would announce the labels there are", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotation_marks_that_mean_nothing_have_an_option_that_the_spec_then_says()
    {
        using var session = new CommandSession();
        session.Write("q.tsv", "id\ttext\thuman\tmodel\n" + string.Concat(Enumerable.Range(0, 200).Select(row =>
            $"t{row}\t\"request {row % 17}\" no. {row}\t{(row % 2 == 0 ? row % 3 == 0 ? "yes" : "no" : "")}\t"
                + $"{(row % 3 == 0 ^ row % 7 == 0 ? "yes" : "no")}\n")));
        Assert.Contains("`--quotes none` of `cdi new` and `cdi doctor`", session.Cdi("doctor q.tsv").Error);
        Assert.Contains("--quotes none", session.Cdi("doctor q.tsv --quotes none").Output);
        var made = session.Cdi("new q.tsv --human human --llm model --quotes none");
        Assert.True(made.Code == ExitCode.Success, made.ToString());
        Assert.Contains("quotes = none", session.Read("q.cdi"));
        Assert.Contains("`--quotes` takes `none` or `double`, found `some`.", session.Cdi("doctor q.tsv --quotes some").Error);
    }

    [Fact]
    public void The_separator_of_a_file_of_labels_belongs_in_its_own_block()
    {
        using var session = Session(Manners.Spec.Replace("    label = crowd where", "    source = \"labels.csv\"\n    key = ticket\n    label = crowd where",
            StringComparison.Ordinal), Manners.Data);
        session.Write("labels.csv", "ticket;crowd\nt0;polite\n");
        Assert.Contains("Add `delimiter = \";\"` to the `recorded` block that names the file", session.Cdi("run manners.cdi --out out").Error);
    }

    [Fact]
    public void Answers_of_people_are_shown_verified_and_exported()
    {
        using var live = new LiveSession();
        var next = live.Cdi("next study.cdi");
        var import = next.Output.Split("next: cdi ")[1].Trim();
        live.FillIn(import.Split(' ')[^1]);
        Assert.Equal(ExitCode.Success, live.Cdi(import).Code);
        Assert.StartsWith("sample: 3 entries, whole; the last digest is ", live.Cdi("ledger verify study.cdi").Output);
        Assert.Contains("sample: 1 opened, 1 round_drawn, 1 labels_received", live.Cdi("ledger show study.cdi").Output);
        Assert.Contains("3 entries in all.jsonl", live.Cdi("ledger export study.cdi --out all.jsonl").Output);
        Assert.Contains("labels_received", live.Session.Read("all.jsonl"));
        Change(Path.Combine(live.Session.Folder, "study.ledger"));
        var verify = live.Cdi("ledger verify study.cdi");
        Assert.Equal(ExitCode.UserError, verify.Code);
        Assert.Contains("Entry 3 of the sample in ", verify.Error);
    }

    [Fact]
    public void Small_things_are_said_in_words()
    {
        using var session = Session(Manners.Spec, Manners.Data);
        var explain = session.Cdi("explain manners.cdi --stage foo").Error;
        Assert.Contains("`--stage` takes `syntax`, `model`, `plan`, `csharp` or `design`, found `foo`.", explain);
        Assert.Contains("Its model is `assistant`.", session.Cdi("import manners.cdi data.csv --as nobody").Error);
        session.Write("lines.jsonl", "{\"id\": \"a\", \"human\": \"yes\"}\n");
        Assert.Contains("`--delimiter` is given for JSON lines", session.Cdi("doctor lines.jsonl --delimiter tab").Error);
        using var live = new LiveSession();
        live.Session["CDI_LEDGER"] = "nowhere";
        Assert.Contains("CDI_LEDGER says where the ledger is: correct its connection string", live.Cdi("status study.cdi").Error);
        Assert.Contains("CDI_LEDGER says where the ledger is: correct its connection string", live.Cdi("ledger show study.cdi").Error);
        Assert.Contains("`--out .` names no file of a known form", live.Cdi("next study.cdi --out .").Error);
    }

    [Fact]
    public void Shares_without_events_have_no_difference_to_estimate()
    {
        using var session = new CommandSession();
        session.Write("none.csv", "id,human,model,g,age\n" + string.Concat(Enumerable.Range(0, 400).Select(
            row => $"t{row},{(row % 4 == 0 ? "0" : "")},{(row % 60 == 7 ? 1 : 0)},{row / 3 % 2},{20 + (row % 50)}\n")));
        var doctor = session.Cdi("doctor none.csv --human human --llm model").Output;
        Assert.Contains("prevalence(label[A])", doctor);
        Assert.Contains("(no label says so: a run gives a bound)", doctor);
        Assert.Contains("(all labels say so: a run gives a bound)", doctor);
        Assert.DoesNotContain("difference(", doctor);
    }

    [Fact]
    public void Keys_that_differ_by_an_apostrophe_stay_apart_and_options_are_answers_as_they_are_listed()
    {
        using var live = new LiveSession();
        live.Session.Write("data.csv", live.Corpus.Replace("k001,", "=0,", StringComparison.Ordinal).Replace("k002,", "'=0,", StringComparison.Ordinal));
        live.Session.Write("study.cdi", LiveSession.Spec(design: "uniform").Replace("budget = 40 labels", "budget = 120 labels", StringComparison.Ordinal));
        var next = live.Cdi("next study.cdi");
        Assert.True(next.Code == ExitCode.Success, next.ToString());
        var sheet = live.Session.Read("study-round-1.csv");
        Assert.Contains("\n'=0,", sheet);
        Assert.Contains("\n''=0,", sheet);
        live.Session.Write("some.csv", "key,label\n'=0,Y = So\n''=0,N\n");
        var import = live.Cdi("import study.cdi some.csv");
        Assert.True(import.Code == ExitCode.Success, import.ToString());
        Assert.Contains("2 texts answered", import.Output);
    }

    private static void Change(string ledger)
    {
        using var connection = new SqliteConnection($"Data Source={ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER entries_are_not_changed; UPDATE entry SET body = replace(body, 'Y', 'N') WHERE number = 3";
        command.ExecuteNonQuery();
    }

    private static CommandSession Session(string spec, string data)
    {
        var session = new CommandSession();
        session.Write("manners.cdi", spec);
        session.Write("data.csv", data);
        return session;
    }
}
