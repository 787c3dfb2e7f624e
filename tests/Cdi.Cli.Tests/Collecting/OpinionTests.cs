using System.Text;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>Texts that several people label: whose answers are whose, when a text has its label, and how they agree.</summary>
public sealed class OpinionTests
{
    private const int Texts = 20;

    [Fact]
    public void A_text_has_its_label_once_enough_annotators_have_answered()
    {
        using var live = Asked();
        Assert.StartsWith("key,annotator,body,question,options,label", live.Session.Read("study-round-1.csv"), StringComparison.Ordinal);
        Assert.Contains("20 answers of 1 annotator, 0 texts labelled, 20 texts of the round left", Import(live, "ann", _ => "Y"), StringComparison.Ordinal);
        Assert.Contains("0 texts answered, 20 known before", Import(live, "Ann ", _ => "Y"), StringComparison.Ordinal);
        Assert.Contains("20 answers of 1 annotator, 20 texts labelled (3 cannot say), the round is complete",
            Import(live, "bob", place => place < 3 ? "N" : "Y"), StringComparison.Ordinal);
        var status = live.Cdi("status study.cdi").Output;
        Assert.Contains("annotators: 2 on `answer`, divided on 3 texts; 85.0 % of pairs agree, Krippendorff's α ", status, StringComparison.Ordinal);
        Assert.Contains("cost: 10.00 EUR for answers so far, 10.00 for the budget", status, StringComparison.Ordinal);
        Assert.Contains("budget: 0 of 20 texts of 2 labels left", status, StringComparison.Ordinal);
        var run = live.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var report = live.Session.Read("study-report/report.md").Replace('\u00a0', ' ');
        Assert.Contains("2 annotators (people) labelled the same texts; the label of a text is the option that most of them gave; on 3 texts they are divided",
            report, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_annotators_may_stand_in_one_file_and_the_order_of_imports_changes_no_estimate()
    {
        using var one = Asked();
        using var other = Asked();
        Import(one, "ann", place => place % 3 == 0 ? "Y" : "N");
        Import(one, "bob", place => place % 4 == 0 ? "Y" : "N");
        var rows = new StringBuilder("key,label,annotator\n");
        foreach (var (place, key) in Keys(other).Index().Reverse())
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{key},{(place % 4 == 0 ? "Y" : "N")},bob\n");
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{key},{(place % 3 == 0 ? "Y" : "N")},ann\n");
        }

        other.Session.Write("both.csv", rows.ToString());
        Assert.Contains("40 answers of 2 annotators, 20 texts labelled", other.Cdi("import study.cdi both.csv").Output, StringComparison.Ordinal);
        foreach (var live in new[] { one, other }) Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi").Code);
        Assert.Equal(one.Session.Read("study-report/estimates.csv"), other.Session.Read("study-report/estimates.csv"));
    }

    [Fact]
    public void An_answer_of_nobody_is_CDI9134_and_nothing_is_read()
    {
        using var live = Asked();
        var key = Keys(live)[0];
        live.Session.Write("nobody.csv", $"key,annotator,label\n{key},,Y\n");
        AssertRefused(live.Cdi("import study.cdi nobody.csv"), "CDI9134", $"`{key}` in row 1 (line 2) has an answer and no annotator. Nothing was read.");
        live.Session.Write("none.csv", $"key,label\n{key},Y\n");
        AssertRefused(live.Cdi("import study.cdi none.csv"), "CDI9006", "");
    }

    [Fact]
    public void An_annotator_who_says_two_things_is_refused_and_may_correct()
    {
        using var live = Asked();
        var key = Keys(live)[5];
        live.Session.Write("two.csv", $"key,annotator,label\n{key},ann,Y\n{key},ann,N\n");
        AssertRefused(live.Cdi("import study.cdi two.csv"), "CDI9129", $"`{key}` is answered twice");
        Import(live, "ann", _ => "Y");
        Import(live, "bob", _ => "Y");
        live.Session.Write("later.csv", $"key,annotator,label\n{key},bob,N\n");
        AssertRefused(live.Cdi("import study.cdi later.csv"), "CDI9130", $"`{key}` in row 1 (line 2) was read as `Y` before and is `N` now");
        Assert.Contains("1 corrected", live.Cdi("import study.cdi later.csv --correct").Output, StringComparison.Ordinal);
        Assert.Contains("divided on 1 text", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, live.Cdi("ledger verify study.cdi").Code);
    }

    [Fact]
    public void A_write_that_fails_half_way_leaves_neither_answers_nor_corrections()
    {
        using var live = Asked(one: true);
        var keys = Keys(live);
        live.Session.Write("first.csv", $"key,label\n{keys[0]},Y\n");
        Assert.Equal(ExitCode.Success, live.Cdi("import study.cdi first.csv").Code);
        var ledger = Path.Combine(live.Session.Folder, "study.ledger");
        var before = LedgerHolder.Text(ledger);
        LedgerHolder.Execute(ledger,
            "CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.kind = 'labels_corrected' BEGIN SELECT RAISE(ABORT, 'no room'); END");
        live.Session.Write("mixed.csv", $"key,label\n{keys[0]},N\n{keys[1]},Y\n");
        Assert.Equal(ExitCode.UserError, live.Cdi("import study.cdi mixed.csv --correct").Code);
        Assert.Equal(before, LedgerHolder.Text(ledger));
        LedgerHolder.Execute(ledger, "DROP TRIGGER full");
        Assert.Contains("1 text answered, 1 corrected", live.Cdi("import study.cdi mixed.csv --correct").Output, StringComparison.Ordinal);
    }

    private static LiveSession Asked(bool one = false)
    {
        var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(
            human: one ? "" : "  labels_per_text = 2 labels\n  aggregate = majority\n  nonresponse = weights\n", design: "uniform"));
        var next = live.Cdi("next study.cdi");
        Assert.True(next.Code == ExitCode.Success, next.ToString());
        return live;
    }

    private static List<string> Keys(LiveSession live) =>
        [.. ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).Select(row => row["key"]).Order(StringComparer.Ordinal)];

    private static string Import(LiveSession live, string annotator, Func<int, string> label)
    {
        var keys = Keys(live);
        Assert.Equal(Texts, keys.Count);
        live.Session.Write("filled.csv", "key,annotator,label\n" + string.Concat(keys.Select((key, place) => $"{key},{annotator},{label(place)}\n")));
        var run = live.Cdi("import study.cdi filled.csv");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return run.Output;
    }

    private static void AssertRefused(Transcript run, string code, string message)
    {
        Assert.True(run.Code == ExitCode.UserError, run.ToString());
        Assert.Contains($"error {code}: {message}", run.Error, StringComparison.Ordinal);
    }
}
