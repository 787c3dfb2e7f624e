using static Cdi.Cli.Tests.Findings.CheckedModels;

namespace Cdi.Cli.Tests.Findings;

/// <summary>A second outcome that was coded behind a filter question is no uniform draw.</summary>
public sealed class SecondOutcomeDrawTests
{
    private static bool IsDrawn(int row) => Has(row, "drawn", 0.25);

    private static bool IsLong(int row) => Has(row, "long", IsPolite(row) ? 0.6 : 0.2);

    private static bool Model(int row, double right) => Has(row, "right", right) ? IsPolite(row) : !IsPolite(row);

    private static Transcript Run(Func<int, bool> isSecond, double right, out CommandSession session)
    {
        session = Session(Recorded("bot", "model") + Second, ",model,size,msize", IsDrawn, row =>
            $",{Letter(Model(row, right))},{(isSecond(row) ? Size(IsLong(row)) : "")},{Size(Has(row, "size", 0.7) ? IsLong(row) : !IsLong(row))}");
        return session.Cdi("run study.cdi --quiet --out out");
    }

    [Fact]
    public void Texts_coded_only_where_people_said_yes_to_another_outcome_are_refused()
    {
        // The first model is at chance: only people's labels show the filter.
        var run = Run(row => IsDrawn(row) && IsPolite(row), 0.5, out var session);
        using (session)
        {
            Assert.Equal(ExitCode.UserError, run.Code);
            Assert.Contains("The labels of `size` were not drawn by `given = uniform`: of the texts labelled for `tone`, `people says A` holds for 100 % of "
                + "those labelled for `size`, too, and for ", run.Error);
            Assert.Contains("ask it of every labelled text, with an option for texts that it does not fit", run.Error);
        }
    }

    [Fact]
    public void Texts_coded_only_where_the_model_of_another_outcome_says_yes_are_refused()
    {
        var run = Run(row => Has(row, "other", 0.3) && Model(row, 0.8), 0.8, out var session);
        using (session)
        {
            Assert.Equal(ExitCode.UserError, run.Code);
            Assert.Contains("The labels of `size` were not drawn by `given = uniform`: `bot says A` holds for 100 % of the labelled texts", run.Error);
        }
    }

    [Theory]
    [InlineData("within")]
    [InlineData("apart")]
    public void A_second_draw_that_is_uniform_within_the_first_or_apart_is_not_accused(string how)
    {
        var run = Run(row => (how == "apart" || IsDrawn(row)) && Has(row, how, 0.5), 0.8, out var session);
        using (session)
        {
            Assert.True(run.Code == ExitCode.Success, run.ToString());
            Assert.DoesNotContain("CDI9028", run.Error);
            Assert.DoesNotContain("CDI9029", run.Error);
        }
    }

    private static string Size(bool isLong) => isLong ? "C" : "D";

    private const string Second = """
        outcome size {
          C = "Long"
          D = "Short"
        }

        llm rater {
          outcome = size
          on_failure = annotate
          recorded {
            label = msize
          }
        }

        human coders {
          outcome = size
          recorded {
            label = size
          }
        }

        estimand length {
          target = prevalence(size[C])
        }


        """;
}
