namespace Cdi.Cli.Tests;

/// <summary>A small study with its data, for tests that need one to be right.</summary>
internal static class Manners
{
    public const string Spec = """
        cdi 1

        /// Are hedged requests read as more polite?
        study manners

        corpus requests { // allow CDI2011: the tests edit the file
          source = "data.csv"
          key = ticket
          ticket: id from ticket
          hedge: indicator from hedge
        }

        outcome tone {
          A = "Polite"
          B = "Rude"
        }

        llm assistant {
          on_failure = annotate
          recorded {
            label = guess where { polite = A, rude = B }
            confidence = sure
          }
        }

        human readers {
          question = "Is this request polite?"
          recorded {
            label = crowd where { polite = A, rude = B }
          }
        }

        /// Share of polite requests.
        estimand share {
          target = prevalence(tone[A])
        }

        estimand hedging {
          model = logistic(tone[A] ~ 1 + hedge)
          target = coefficient(hedge)
        }

        sampling {
          given = uniform
          seed = 7
        }

        inference {
          method = calibrated
          generalise = population
          alpha = 0.1
          familywise = none
        }

        report {
          compare = [human_only, llm_only]
          write = [html, markdown, json, csv]
        }

        """;

    /// <summary>A program that runs the compiled study and prints one estimate.</summary>
    public const string Program = """
        using System.Globalization;
        using Cdi.Studies;

        var outcome = await StudyRun.ExecuteAsync(new Cdi.Compiled.Manners(), new StudyRunOptions { SpecFolder = "." });
        if (!outcome.Succeeded)
        {
            foreach (var diagnostic in outcome.Diagnostics) Console.WriteLine($"{diagnostic.Code} {diagnostic.Message}");
            return 1;
        }

        var share = outcome.Result.Of("share").Primary;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"share {share.Point:F4} [{share.Lower:F4}, {share.Upper:F4}]"));
        return 0;
        """;

    /// <summary>200 requests, 80 labelled by people, all by the model; every number follows from the row's.</summary>
    public static string Data { get; } = Table();

    private static string Table()
    {
        var rows = Enumerable.Range(0, 200).Select(Row);
        return "ticket,hedge,guess,sure,crowd\n" + string.Concat(rows);
    }

    /// <summary>Hedged requests are polite three times in four, others every second time; the model errs in every seventh row.</summary>
    private static string Row(int row)
    {
        var hedge = row % 3 == 0;
        var polite = hedge ? row % 4 != 0 : row % 2 == 0;
        var guess = row % 7 == 0 ? !polite : polite;

        // Once it is sure of an error: a confidence that knows all of them would have known the labels.
        var sure = row % 7 == 0 && row != 70 ? "0.6" : "0.9";
        var crowd = row % 5 < 2 ? Word(polite) : "";
        return FormattableString.Invariant($"t{row},{(hedge ? 1 : 0)},{Word(guess)},{sure},{crowd}\n");
    }

    private static string Word(bool polite) => polite ? "polite" : "rude";
}
