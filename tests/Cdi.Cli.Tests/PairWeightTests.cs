using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Comparisons of weight 0 are none, and paired comparisons have abilities alone.</summary>
public sealed class PairWeightTests
{
    // Wins of the first over the second and back, and what such a comparison weighs.
    [Theory]
    [InlineData("a b 5 5 1,b c 5 5 0", "CDI9207")]
    [InlineData("a b 5 5 1,b c 5 0 1,c b 5 0 0", "CDI9208")]
    [InlineData("a b 5 5 1,b c 5 5 1", "")]
    public void Who_was_compared_follows_from_comparisons_that_count(string comparisons, string code)
    {
        using var session = Session(comparisons, "coefficient(b)");
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(code.Length == 0 ? ExitCode.Success : ExitCode.UserError, run.Code);
        if (code.Length > 0) Assert.Contains($"error {code}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_pair_predicts_is_not_asked()
    {
        using var session = Session("a b 5 5 1,b c 5 5 1", "predicted(one = \"a\")");
        var run = session.Cdi("check study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI1007: `predicted` of paired comparisons is not supported yet.", run.Error + run.Output, StringComparison.Ordinal);
    }

    private static CommandSession Session(string comparisons, string target)
    {
        var rows = comparisons.Split(',').Select(each => each.Split(' ')).SelectMany(each => Enumerable.Repeat($"{each[0]},{each[1]},left,{each[4]}",
            each[2][0] - '0').Concat(Enumerable.Repeat($"{each[0]},{each[1]},right,{each[4]}", each[3][0] - '0')));
        var session = new CommandSession();
        session.Write("pairs.csv", "k,one,two,winner,w\n" + string.Concat(rows.Select((row, index) => $"r{index},{row}\n")));
        session.Write("study.cdi", $$"""
            cdi 1

            study duels

            corpus pairs { // allow CDI2011: a test
              source = "pairs.csv"
              key = k
              k: id from k
              one: factor("a", "b", "c") from one
              two: factor("a", "b", "c") from two
              w: number from w
            }

            outcome winner {
              left = "The left answer"
              right = "The right answer"
            }

            human readers {
              question = "Which answer is better?"
              recorded {
                label = winner
              }
            }

            estimand ability {
              model = bradley_terry(winner[left], first = one, second = two)
              target = {{target}}
              weight = w
            }

            sampling {
              given = uniform
              seed = 1
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.1
            }

            report {
              write = [json]
            }
            """);
        return session;
    }
}
