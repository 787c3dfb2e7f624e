namespace Cdi.Cli.Tests.Findings;

/// <summary>Columns of probabilities that were filled for labelled texts only, or written as percentages.</summary>
public sealed class ImpossibleProbabilityTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void What_stands_for_no_probability_is_counted_and_never_called_missing(string filler)
    {
        var said = Run(row => row % 4 == 1 ? "0.25" : filler);
        Assert.Contains($"error CDI9011: `{filler}` in column `p`, row 1 (line 2), is not a probability above 0 and at most 1; 119 more rows are like it.",
            said);
        Assert.Contains("hint: Fill in the probability that each text had of being labelled, whether it was drawn or not", said);
        Assert.DoesNotContain("add the value to `missing`", said);
    }

    [Fact]
    public void Percent_signs_are_one_error_with_the_way_to_a_number()
    {
        var said = Run(_ => "25%");
        Assert.Single(said.Split("error CDI9011").Skip(1));
        Assert.Contains("hint: Write a number without the sign, divided by 100", said);
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("1", "0")]
    public void A_column_that_says_who_was_labelled_is_told_so(string labelled, string other)
    {
        var said = Run(row => row % 4 == 1 ? labelled : other);
        Assert.Contains("hint: The column says who was labelled, not how likely that was before the draw: where all texts had one chance, use `given = "
            + "uniform`", said);
    }

    [Fact]
    public void Probabilities_that_follow_from_the_labels_have_no_unit_to_correct()
    {
        var said = Run(row => row % 4 == 1 ? "1" : "0.2");
        Assert.Contains("error CDI9027", said);
        Assert.Contains("hint: Every labelled text has a larger π than any other: the column says who was labelled", said);
        Assert.DoesNotContain("times", said);
    }

    [Fact]
    public void A_factor_that_would_make_no_probabilities_is_not_proposed()
    {
        var said = Run(row => row % 8 == 0 ? "0.9" : "0.005");
        Assert.Contains("hint: π is each text's own probability of being labelled. Correct the column, or find the labels that are lost", said);
    }

    private static string Run(Func<int, string> probability)
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 160).Select(row => $"t{row},{(row % 4 == 1 ? row * 13 % 11 < 5 ? "yes" : "no" : "")},{probability(row)}\n");
        session.Write("data.csv", "id,human,p\n" + string.Concat(rows));
        session.Write("study.cdi", new LabelledStudy { Columns = "p: number from p", Given = "given = p", HasModel = false }.ToString());
        var run = session.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        return run.Error;
    }
}
