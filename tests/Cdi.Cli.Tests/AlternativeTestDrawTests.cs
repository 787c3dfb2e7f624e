using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>A model in the place of a person, of texts that were drawn by whole houses and of which some were shown to the model.</summary>
public sealed class AlternativeTestDrawTests
{
    private const int Houses = 20;

    private const int PerHouse = 6;

    // People agree, so that only the model can err, by itself: d is 1 on the texts of one house of ten, and 0 elsewhere. No more than 1 of 10 houses lost has a
    // probability of 11/1024 at ε = ½; 4 of 40 texts one of 10⁻⁷, and t less.
    [Theory]
    [InlineData(true, 60, 10, 11 / 1024.0)]
    [InlineData(false, 40, 40, 9.2851e-8)]
    public void Houses_that_were_drawn_whole_are_units_and_examples_are_left_out(bool isClustered, int count, int units, double p)
    {
        using var session = Session(isClustered);
        var run = session.Cdi("run letters.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var test = Assert.Single(result.RootElement.GetProperty("alternative_tests").EnumerateArray());
        var error = Math.Sqrt(0.1 * 0.9 / (units - 1));
        Assert.All(test.GetProperty("people").EnumerateArray(), person =>
        {
            Assert.Equal(count, person.GetProperty("texts").GetInt32());
            Assert.Equal((0.1 - 0.5) / error, person.GetProperty("statistic").GetDouble(), 1e-9);
            Assert.Equal(p, person.GetProperty("p_value").GetDouble(), p * 1e-3);
        });
    }

    private static bool IsDrawn(int text) => text / PerHouse % 2 == 0;

    private static bool IsShown(int text) => IsDrawn(text) && text % PerHouse < 2;

    private static bool Errs(int text) => text / PerHouse == 4;

    private static CommandSession Session(bool isClustered)
    {
        var (texts, labels) = (new StringBuilder("id,house,shown,said\n"), new StringBuilder("id,who,mood\n"));
        for (var text = 0; text < Houses * PerHouse; text++)
        {
            var (label, other) = text % 3 == 0 ? ("good", "bad") : ("bad", "good");
            var shown = IsShown(text) && !isClustered ? 1 : 0;
            texts.AppendLine(CultureInfo.InvariantCulture, $"t{text},h{text / PerHouse},{shown},{(Errs(text) ? other : label)}");
            if (!IsDrawn(text)) continue;
            foreach (var who in new[] { "ann", "bob", "eva" }) labels.AppendLine(CultureInfo.InvariantCulture, $"t{text},{who},{label}");
        }

        var session = new CommandSession();
        session.Write("texts.csv", texts.ToString());
        session.Write("labels.csv", labels.ToString());
        const string Spec = """
            cdi 1

            study letters

            corpus texts { // allow CDI2011: a test
              source = "texts.csv"
              key = text
              text: id from id
              house: factor from house
              shown: indicator from shown
            }

            outcome mood {
              good = "Good"
              bad = "Bad"
            }

            llm reader {
              recorded {
                label = said
                examples = shown
              }
              on_failure = annotate
            }

            human people {
              recorded {
                source = "labels.csv"
                key = id
                annotator = who
                label = mood
              }
            }

            estimand share {
              target = prevalence(mood[good])
              cluster = house
            }

            sampling {
              given = uniform, cluster = house
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.1
            }

            report {
              alternative_test = 0.5
              write = [json]
            }
            """;
        session.Write("letters.cdi", isClustered ? Spec.Replace("\n    examples = shown", "", StringComparison.Ordinal)
            : Spec.Replace(", cluster = house", " // allow CDI9075: a test", StringComparison.Ordinal)
                .Replace("\n  cluster = house", "", StringComparison.Ordinal));
        return session;
    }
}
