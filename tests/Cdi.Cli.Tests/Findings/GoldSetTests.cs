using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Gold sets of another corpus that say too little: which option lacks labels, and that a study without any estimate fails.</summary>
public sealed class GoldSetTests
{
    [Fact]
    public void The_option_without_labels_is_named_and_a_study_without_an_estimate_ends_with_an_error()
    {
        var run = Run(text => "AB"[text % 3 == 0 ? 1 : 0], text => "AB"[text % 3 == 0 ? 1 : 0]);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9281", run.Error, StringComparison.Ordinal);
        Assert.Contains("fewer than two labelled texts are C.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_says_one_thing_fails_a_study_of_every_option()
    {
        var run = Run(text => "ABC"[text % 3], _ => 'A');
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9282", run.Error, StringComparison.Ordinal);
    }

    private static Transcript Run(Func<int, char> people, Func<int, char> said)
    {
        var data = new StringBuilder("id,y,f\n");
        for (var text = 0; text < 160; text++)
            data.AppendLine(CultureInfo.InvariantCulture, $"t{text},{(text < 60 ? people(text).ToString() : "")},{said(text)}");
        using var session = new CommandSession();
        session.Write("data.csv", data.ToString());
        session.Write("gold.cdi", """
            cdi 1

            study gold

            corpus texts { // allow CDI2011: a test
              source = "data.csv"
              key = text
              text: id from id
            }

            outcome y {
              A = "a"
              B = "b"
              C = "c"
            }

            llm model {
              on_failure = annotate
              recorded {
                label = f // allow CDI9030: a test
              }
            }

            human reader {
              question = "Which?"
              recorded {
                label = y
              }
            }

            estimand share {
              target = prevalence(y)
            }

            sampling {
              given = elsewhere
            }

            inference {
              method = label_shift
              generalise = population
              alpha = 0.05
            }

            report {
              write = [json]
            }
            """);
        return session.Cdi("run gold.cdi");
    }
}
