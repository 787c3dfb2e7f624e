namespace Cdi.Cli.Tests.Experiments;

/// <summary>The study of manners on 240 requests that are all labelled, with an experiment.</summary>
internal static class ReplayedManners
{
    /// <summary>Two budgets, two designs and two methods, 12 trials of each: eight cells of each estimand.</summary>
    public const string Grid = """
        experiment designs {
          replay = requests
          vary budget = [60 labels, 90 labels]
          vary design = [uniform, leverage]
          vary method = [human_only, calibrated]
          trials = 12 trials // allow CDI6011: a test of the command
          measure = [coverage, width, power]
          expect labels_max <= 90
        }

        """;

    private const string Sampling = """
        sampling {
          budget = 60 labels
          burn_in = 20 labels
          rounds = 2
          design = leverage
          seed = 7
        }
        """;

    /// <summary>The spec, with an experiment in place of the grid.</summary>
    public static string Spec(string experiment = Grid) => Manners.Spec.Replace(
        "sampling {\n  given = uniform\n  seed = 7\n}", Sampling, StringComparison.Ordinal) + experiment;

    /// <summary>The data; the model errs in every seventh row.</summary>
    public static string Data { get; } = "ticket,hedge,guess,sure,crowd\n" + string.Concat(Enumerable.Range(0, 240).Select(Row));

    /// <summary>A session with spec and data.</summary>
    public static CommandSession Session(string experiment = Grid)
    {
        var session = new CommandSession();
        session.Write("data.csv", Data);
        session.Write("manners.cdi", Spec(experiment));
        return session;
    }

    /// <summary>The files of a report, one behind the other.</summary>
    public static string Report(CommandSession session, string folder) => string.Concat(
        new[] { "cells.csv", "report.html", "report.md", "result.json" }.Select(name => session.Read(Path.Combine(folder, name))));

    private static string Row(int row)
    {
        var hedge = row % 3 == 0;
        var polite = hedge ? row % 4 != 0 : row % 2 == 0;
        var guess = row % 7 == 0 ? !polite : polite;
        return FormattableString.Invariant($"t{row},{(hedge ? 1 : 0)},{Word(guess)},{(row % 7 == 0 ? "0.6" : "0.9")},{Word(polite)}\n");
    }

    private static string Word(bool polite) => polite ? "polite" : "rude";
}
