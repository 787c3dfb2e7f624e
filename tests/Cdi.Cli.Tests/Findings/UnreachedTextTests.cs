using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Labels that stand for a part of the corpus only, by probabilities that no test can doubt, and labels that lie in few of many groups.</summary>
public sealed class UnreachedTextTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public void Certain_labels_alone_say_nothing_of_texts_that_had_next_to_no_chance()
    {
        var run = Run(row => row % 4 == 1, probability: row => row % 4 == 1 ? 1 : 0.0001);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9110: `given = p` gives 450 of 600 texts a smaller π than every labelled text of `label`, whose least is 1: none of "
            + "them is labelled, 0.045 of them were to be expected, and nothing speaks for them.", run.Error);
        Assert.Contains("hint: The column says who was labelled", run.Error);
    }

    [Fact]
    public void Nor_do_labels_of_nearly_certain_texts()
    {
        var run = Run(row => row % 4 == 1, probability: row => row % 4 == 1 ? 0.9999 : 0.0001);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9110", run.Error);
        Assert.Contains("hint: Label some of them, or leave them out by `keep`", run.Error);
    }

    [Fact]
    public void Where_they_are_a_part_of_the_corpus_it_is_a_warning()
    {
        var run = Run(row => row % 5 != 0 && row % 4 == 1, probability: row => row % 5 == 0 ? 0.001 : 0.25);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("warning CDI9110: `given = p` gives 120 of 600 texts a smaller π", run.Error);
    }

    [Fact]
    public void Most_of_the_corpus_is_a_warning_where_a_draw_as_declared_may_miss_it()
    {
        // 400 texts announce 1.6 labels: none of them is labelled once in five draws.
        var run = Run(row => row % 3 == 0 && row % 2 == 0, probability: row => row % 3 == 0 ? 0.5 : 0.004);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("warning CDI9110: `given = p` gives 400 of 600 texts a smaller π", run.Error);
    }

    [Fact]
    public void A_few_texts_below_the_least_of_a_labelled_one_are_what_chance_leaves() =>
        Assert.DoesNotContain("CDI9110", Run(row => row % 4 == 1 ^ row % 9 == 0, probability: row => 0.30 + (0.0002 * (row % 97))).Error);

    [Fact]
    public void Labels_within_few_of_many_groups_were_not_drawn_from_all_texts()
    {
        var run = Run(TwoStages, "author: id from author");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9111: The labels of `label` lie in 12 of the 60 groups of `author`, and `given = uniform` reaches 39 of them on "
            + "average: groups were drawn first, or chosen.", run.Error);
        Assert.DoesNotContain("CDI9075", run.Error);
    }

    [Fact]
    public void Of_a_column_that_no_line_declares_few_groups_are_a_warning()
    {
        var run = Run(TwoStages, "");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("warning CDI9111: The labels of `label` lie in 12 of the 60 groups of `author`", run.Error);
    }

    [Fact]
    public void Said_in_the_estimand_few_groups_are_what_the_variance_is_taken_over()
    {
        var run = Run(TwoStages, "author: id from author", cluster: "cluster = author");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.DoesNotContain("CDI9111", run.Error);
    }

    [Fact]
    public void A_reason_accepts_few_groups()
    {
        var run = Run(TwoStages, "author: id from author", reason: " // allow CDI9111: authors are numbers dealt at random");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.DoesNotContain("CDI9111: The", run.Error);
    }

    [Fact]
    public void Labels_in_most_groups_are_a_draw_of_texts() =>
        Assert.DoesNotContain("CDI9111", Run(row => row * 2654435761L % 1000 < 200, "author: id from author").Error);

    [Fact]
    public void A_mean_of_dates_is_a_date()
    {
        var run = Run(row => row < 300 && row * 7 % 4 == 1, "day: date from day");
        Assert.Contains("error CDI9028: The labels of `label` were not drawn by `given = uniform`: `day` is 2023-06-01 on average among the labelled "
            + "texts and 2023-10-28 among all", run.Error);
    }

    [Theory]
    [InlineData("body: text from body")]
    [InlineData("")]
    public void Labels_of_short_texts_only_are_a_warning(string column)
    {
        var run = Run(row => row * 37 % 101 < 50 && row % 3 == 1, column);
        Assert.Contains("warning CDI9073: `body`, whose length no line declares, has ", run.Error);
        Assert.Contains(" characters on average among the labelled texts and ", run.Error);
    }

    // A label in two or three of ten texts of every fifth author.
    private static bool TwoStages(int row) => row % 60 % 5 == 2 && row / 60 % 2 == 0;

    private static string Label(bool yes) => yes ? "yes" : "no";

    private static Transcript Run(Func<int, bool> isLabelled, string columns = "", Func<int, double>? probability = null, string cluster = "",
        string reason = "")
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 600).Select(row => string.Create(Invariant,
            $"t{row},{(isLabelled(row) ? Label(row * 13 % 11 < 5) : "")},{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},author {row % 60},"
            + $"{new DateOnly(2023, 1, 1).AddDays(row):yyyy-MM-dd},{new string('w', 50 + (row * 37 % 101))} {row},{probability?.Invoke(row) ?? 1}\n"));
        session.Write("data.csv", "id,human,model,author,day,body,p\n" + string.Concat(rows));
        session.Write("study.cdi", new LabelledStudy
        {
            Columns = probability is null ? columns : $"{columns}\n  p: number from p",
            Cluster = cluster,
            Given = $"given = {(probability is null ? "uniform" : "p")}{reason}",
        }.ToString());
        return session.Cdi("run study.cdi");
    }
}
