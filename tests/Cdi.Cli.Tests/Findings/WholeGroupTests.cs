namespace Cdi.Cli.Tests.Findings;

/// <summary>Labels drawn by whole groups, by strata that hold none, and comparisons with nobody.</summary>
public sealed class WholeGroupTests
{
    private const string Fact = "CDI9075: Each of the 60 groups of `author` is labelled for `label` whole, as 15 are, or not at all: groups were drawn, "
        + "and `given = uniform` draws texts.";

    [Fact]
    public void Whole_groups_of_a_declared_column_stop_a_run_that_takes_texts_for_independent()
    {
        var run = Run("author: id from author");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error {Fact}", run.Error);
        Assert.DoesNotContain("CDI9028", run.Error);
    }

    [Fact]
    public void Of_a_column_that_no_line_declares_they_are_a_warning()
    {
        var run = Run("");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains($"warning {Fact}", run.Error);
    }

    [Theory]
    [InlineData("given = uniform, cluster = author", "cluster = author")]
    [InlineData("given = uniform", "cluster = author")]
    [InlineData("given = uniform // allow CDI9075: numbers were dealt at random, a text is like any other", "")]
    public void Said_or_accepted_they_run(string given, string cluster)
    {
        var run = Run("author: id from author", given, cluster);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.DoesNotContain("CDI9075: Each", run.Error);
    }

    [Theory]
    [InlineData("author: id from author\n  writer: id from writer", "cluster = author")]
    [InlineData("author: id from author", "cluster = author")]
    [InlineData("writer: id from writer", "cluster = writer")]
    public void Another_name_of_the_groups_that_estimands_sum_over_is_no_finding(string columns, string cluster)
    {
        foreach (var isLabelled in new Func<int, bool>?[] { null, row => row % 60 < 15 && row / 60 % 2 == 0 })
        {
            var run = Run(columns, "given = uniform", cluster, isLabelled: isLabelled, writer: row => $"w{row % 60}");
            Assert.Equal(ExitCode.Success, run.Code);
            Assert.DoesNotContain("CDI9075", run.Error);
            Assert.DoesNotContain("CDI9111", run.Error);
        }
    }

    [Fact]
    public void Groups_above_the_clusters_of_estimands_are_a_finding() =>
        Assert.Contains("CDI9111", Run("author: id from author\n  writer: id from writer", "given = uniform", "cluster = author",
            isLabelled: row => row % 15 < 3 && row / 15 % 4 == 0, author: row => $"author {row % 60}", writer: row => $"house {row % 15}").Error);

    [Fact]
    public void Groups_labelled_in_part_are_no_finding() =>
        Assert.DoesNotContain("CDI9075", Run("author: id from author", isLabelled: row => row * 7 % 4 == 1 ^ row % 9 == 0).Error);

    [Fact]
    public void A_column_that_says_how_far_the_labelling_came_is_no_finding() =>
        Assert.DoesNotContain("CDI9075", Run("", author: row => row % 60 % 4 == 1 ? $"round {row % 60 / 4}" : "none").Error);

    [Fact]
    public void Texts_of_drawn_groups_run_where_the_variance_is_over_groups()
    {
        var run = Run("author: factor from author", "given = uniform", "cluster = author", isLabelled: row => row % 60 < 15 && row / 60 % 2 == 0);
        Assert.DoesNotContain("CDI9028", run.Error);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    [Fact]
    public void Groups_that_are_not_whole_are_told_where_to_say_so()
    {
        var run = Run("author: factor from author", "given = uniform, cluster = author", "cluster = author", isLabelled: row =>
            row % 60 < 15 && row / 60 % 2 == 0);
        Assert.Contains("and was not drawn whole.", run.Error);
        Assert.Contains("where texts were drawn within groups, leave it out here and say `cluster = author` in every estimand.", run.Error);
    }

    [Fact]
    public void Strata_without_labels_are_one_finding()
    {
        var run = Run("author: id from author", "given = uniform, strata = author");
        Assert.Single(run.Error.Split("error CDI9033").Skip(1));
        Assert.Contains("has 10 texts and no label of `label`, so that nothing speaks for it; 44 more groups have none either.", run.Error);
    }

    [Fact]
    public void A_comparison_with_a_group_that_nobody_belongs_to_names_it()
    {
        var run = Run("keep = g == 1\n  g: indicator from g", target: "difference(prevalence(label[A]), g)", isLabelled: row =>
            row * 7 % 4 == 1 ^ row % 9 == 0);
        Assert.Contains("has no text with `g = 0` and needs texts of both groups at least.", run.Error);
        Assert.DoesNotContain("collinear", run.Error);
    }

    [Fact]
    public void A_value_that_no_row_has_stands_beside_all_that_rows_have()
    {
        var run = Run("keep = kind in [\"mail\", \"wab\"]\n  kind: factor from kind");
        Assert.Contains("hint: nearest `web`; values of the file: `mail`, `web`.", run.Error);
    }

    private static Transcript Run(
        string columns, string given = "given = uniform", string cluster = "", string target = "prevalence(label[A])", Func<int, bool>? isLabelled = null,
            Func<int, string>? author = null, Func<int, string>? writer = null)
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 600).Select(row =>
            $"t{row},{(isLabelled?.Invoke(row) ?? row % 60 % 4 == 1 ? Label(row * 13 % 11 < 5) : "")},"
            + $"{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},{author?.Invoke(row) ?? $"author {row % 60}"},"
            + $"{row * 5 % 7 % 2},{(row % 3 == 0 ? "web" : "mail")},{writer?.Invoke(row) ?? "one"}\n");
        session.Write("data.csv", "id,human,model,author,g,kind,writer\n" + string.Concat(rows));
        session.Write("study.cdi", new LabelledStudy { Columns = columns, Target = target, Cluster = cluster, Given = given }.ToString());
        return session.Cdi("run study.cdi --out out");
    }

    private static string Label(bool holds) => holds ? "yes" : "no";
}
