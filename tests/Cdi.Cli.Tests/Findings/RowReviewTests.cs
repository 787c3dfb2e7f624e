namespace Cdi.Cli.Tests.Findings;

/// <summary>Rows that are no texts of their own: the sum at the foot of a table, and what was pasted twice.</summary>
public sealed class RowReviewTests
{
    private const string Header = "id,text,model,human,age\n";

    [Theory]
    [InlineData("Total,,,,9999", "`id` is `Total`")]
    [InlineData("summe:,,,,", "`id` is `summe:`")]
    [InlineData("t120,,,,4995", "its `age`, 4995, is the sum of all others")]
    public void A_last_row_that_sums_up_is_no_text(string row, string sign)
    {
        var run = Run(string.Concat(Rows("t")) + row + "\n");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error CDI9040: The last row, row 121 (line 122), sums up the others: {sign}.", run.Error);
    }

    [Fact]
    public void A_blank_row_above_the_sums_is_no_row()
    {
        var run = Run(string.Concat(Rows("t")) + ",,,,\nTotal,,,,9999\n");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9040: The last row, row 122 (line 123), sums up the others: `id` is `Total`.", run.Error);
    }

    [Fact]
    public void Blank_rows_between_texts_move_no_column_that_no_line_declares()
    {
        var blank = Run(string.Concat(Rows("t").Select((row, number) => (number is 30 or 31 or 90 ? ",,,,\n" : "") + row)));
        Assert.Equal(ExitCode.Success, blank.Code);
        Assert.Equal(Run(string.Concat(Rows("t"))).Output, blank.Output);
    }

    [Theory]
    [InlineData("Source: own data,,,,", "`id`")]
    [InlineData("N = 120,,,,", "`id`")]
    public void A_note_at_the_foot_is_no_text(string row, string cell)
    {
        var run = Run(string.Concat(Rows("t")) + row + "\n");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error CDI9040: The last row, row 121 (line 122), is no row of the table: it holds nothing but its {cell}, and 2 columns", run.Error);
    }

    [Theory]
    [InlineData("Ø,,,,41.63", true)]
    [InlineData("Ø,,,,41.625", true)]
    [InlineData("Ø,,,,42", false)]
    [InlineData("Ø,,,,41.5", false)]
    public void A_mean_has_more_decimals_than_what_it_is_of(string row, bool isFound) =>
        Assert.Equal(isFound, Run(string.Concat(Rows("t")) + row + "\n").Error.Contains("is the mean of all others", StringComparison.Ordinal));

    [Theory]
    [InlineData("total,,,yes,4995")]
    [InlineData("total,,yes,,4995")]
    [InlineData("t120,,,,4996")]
    [InlineData("totality,,,,31")]
    public void A_last_row_with_a_label_or_another_number_is_a_text(string row) =>
        Assert.DoesNotContain("CDI9040", Run(string.Concat(Rows("t")) + row + "\n").Error);

    [Fact]
    public void What_was_pasted_twice_is_no_draw_of_groups()
    {
        var run = Run(string.Concat(Rows("t").Concat(Rows("u"))));
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9041: From row 121 (line 122) on 120 rows repeat others in order, from row 1 (line 2) on,", run.Error);
        Assert.DoesNotContain("CDI9075", run.Error);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(9, false)]
    public void A_part_that_was_pasted_twice_is_found_from_ten_rows_on(int rows, bool isFound) =>
        Assert.Equal(isFound, Run(string.Concat(Rows("t").Concat(Rows("u").Skip(40).Take(rows)))).Error.Contains(
            $"error CDI9041: From row 121 (line 122) on {rows} rows repeat others in order, from row 41 (line 42) on,", StringComparison.Ordinal));

    [Fact]
    public void Sorted_afterwards_each_row_stands_behind_its_like()
    {
        var run = Run(string.Concat(Rows("t").Zip(Rows("u"), (one, other) => one + other)));
        Assert.Contains("error CDI9041: From row 2 (line 3) on 120 rows repeat others in order, from row 1 (line 2) on,", run.Error);
    }

    [Fact]
    public void Rows_of_two_annotators_are_not_pasted() =>
        Assert.DoesNotContain("CDI9041", Run(string.Concat(Rows("t").Concat(Rows("u", says: row => row % 7 < 2)))).Error);

    [Fact]
    public void Texts_that_are_alike_by_themselves_are_not_pasted() =>
        Assert.DoesNotContain("CDI9041", Run(string.Concat(Enumerable.Range(0, 240).Select(row =>
            $"t{row},{(row % 2 == 0 ? "thanks" : "ok")},{(row % 2 == 0 ? "yes" : "no")},{(row % 3 == 1 ? row % 4 < 2 ? "yes" : "no" : "")},30\n"))).Error);

    [Fact]
    public void An_allowance_behind_the_name_of_the_corpus_passes_it()
    {
        using var session = new CommandSession();
        session.Write("data.csv", Header + string.Concat(Rows("t").Concat(Rows("u"))));
        Assert.Equal(ExitCode.Success, session.Cdi("new data.csv --human human --llm model --allow CDI9041=twice").Code);
        Assert.Contains("corpus texts {", session.Read("data.cdi"));
        Assert.Contains("// allow CDI9041: twice", session.Read("data.cdi"));
        Assert.DoesNotContain("CDI9041", session.Cdi("run data.cdi").Error);
    }

    [Fact]
    public void A_study_that_draws_its_labels_is_warned()
    {
        using var session = new CommandSession();
        session.Write("data.csv", Header + string.Concat(Rows("t", labelled: 1).Concat(Rows("u", labelled: 1))));
        session.Write("data.cdi", new LabelledStudy
        {
            Columns = "text: text from text\n  age: number from age", Given = "budget = 60 labels\n  design = uniform",
        }.ToString());
        var run = session.Cdi("run data.cdi");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("warning CDI9041: From row 121", run.Error);
    }

    private static IEnumerable<string> Rows(string prefix, Func<int, bool>? says = null, int labelled = 3) => Enumerable.Range(0, 120).Select(row =>
    {
        var human = row % labelled == 0 ? (says?.Invoke(row) ?? row * 13 % 11 < 5) ? "yes" : "no" : "";
        var model = row * 13 % 11 < 5 ^ row * 31 % 53 < 5 ? "yes" : "no";
        return $"{prefix}{row},what was said at {row * 17 % 120} of the day,{model},{human},{20 + (row * 7 % 45)}\n";
    });

    private static Transcript Run(string rows)
    {
        using var session = new CommandSession();
        session.Write("data.csv", Header + rows);
        session.Write("data.cdi", new LabelledStudy().ToString());
        return session.Cdi("run data.cdi");
    }
}
