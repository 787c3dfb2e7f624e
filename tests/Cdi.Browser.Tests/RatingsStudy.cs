using System.Globalization;
using System.Text;

namespace Cdi.Browser.Tests;

/// <summary>A study that a layout finds hard: long names without blanks, numbers, clusters, ratios, one-sided intervals, quoted texts, labels collected
/// before.</summary>
internal static class RatingsStudy
{
    public const string Spec = """
        cdi 1

        /// How warm do letters read, and does an opening with thanks matter? Invented numbers; names are as long as people make them.
        study ratings_of_letters_with_and_without_thanks

        corpus letters {
          source = "../ratings.csv"
          key = letter_identifier
          letter_identifier: id from `letter identifier`
          body: text from body
          opens_with_an_expression_of_thanks: indicator from opens_with_an_expression_of_thanks
          year: number from year
          branch: factor(ref = "b0") from branch
          p: number from p
        }

        outcome warmth number 0..10 {
        }

        llm reader {
          on_failure = annotate
          recorded {
            label = guess
          }
        }

        human clerks {
          recorded {
            label = rating
          }
        }

        /// Mean difference in warmth.
        estimand thanking {
          model = linear(warmth ~ 1 + opens_with_an_expression_of_thanks + year)
          target = coefficient(opens_with_an_expression_of_thanks)
          cluster = branch
        }

        /// Ratio of mean warmth, with thanks against without.
        estimand ratio_of_warmth {
          model = poisson(warmth ~ 1 + opens_with_an_expression_of_thanks)
          target = coefficient(opens_with_an_expression_of_thanks)
          interval_scale = ratio
        }

        estimand warmth_of_all {
          target = mean(warmth)
          null = 5
        }

        sampling {
          given = p
          seed = 11
        }

        inference {
          method = calibrated
          generalise = population
          alpha = 0.1
          familywise = holm
          alternative = larger
        }

        report {
          title = "Warmth of letters, estimated from ratings by clerks and by a model with a title that is long enough to wrap on any screen"
          compare = [human_only, dsl, confidence_driven, llm_only]
          write = [html]
          examples = 6
        }

        """;

    /// <summary>600 letters, of which a third and more are rated; every number follows from the row's.</summary>
    public static string Data()
    {
        var csv = new StringBuilder("letter identifier,body,opens_with_an_expression_of_thanks,year,branch,p,rating,guess\n");
        for (var row = 1; row <= 600; row++)
        {
            var (one, two, three) = (Share(row, 1), Share(row, 2), Share(row, 3));
            var thanks = row % 3 == 0 ? 1 : 0;
            var warmth = Math.Clamp((int)Math.Round(3 + thanks + (4 * one) + (2 * two) - 1), 0, 10);
            var guess = Math.Clamp(warmth + (int)Math.Round((3 * three) - 1), 0, 10);
            var p = row % 2 == 0 ? 0.5 : 0.25;
            var rating = Share(row, 4) < p ? warmth.ToString(CultureInfo.InvariantCulture) : "";
            csv.Append(CultureInfo.InvariantCulture, $"https://archive.example/letters/{row:000000}/a-very-long-identifier-without-any-blank,\"Dear library, "
                + $"letter {row} is a letter of some length that says what letters say; "
                + $"{new string('w', 60)}.\",{thanks},{2000 + (row % 20)},b{row % 24},{p},{rating},{guess}\n");
        }

        return csv.ToString();
    }

    /// <summary>A number in [0, 1) that looks random: Weyl's sequence of an irrational step.</summary>
    private static double Share(int row, int which)
    {
        var value = row * (0.6180339887498949 + (0.1414213562373095 * which)) * which * 7.3;
        return value - Math.Floor(value);
    }
}
