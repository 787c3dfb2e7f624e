using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Experiments on the texts of a corpus that people labelled.</summary>
public sealed class LabelledTextsTests
{
    private const int Texts = 90;

    [Fact]
    public void Texts_without_a_label_are_left_out_of_what_is_replayed()
    {
        using var session = new CommandSession();
        Write(session, row => row % 3 == 0 ? "" : Label(row), "texts = labelled");
        var some = session.Cdi("experiment letters.cdi --out some");
        Assert.True(some.Code == ExitCode.Success, some.ToString());
        Assert.Contains("The study was replayed on the texts of its corpus that people labelled, 60 texts", Report(session, "some"), StringComparison.Ordinal);

        // The same as a corpus of these texts alone, but for what names the data.
        Write(session, row => row % 3 == 0 ? null : Label(row), "texts = all");
        var alone = session.Cdi("experiment letters.cdi --out alone");
        Assert.True(alone.Code == ExitCode.Success, alone.ToString());
        Assert.Contains("on its fully labelled corpus of 60 texts", Report(session, "alone"), StringComparison.Ordinal);
        Assert.Equal(Cells(session, "alone"), Cells(session, "some"));
    }

    [Fact]
    public void Without_it_a_blank_label_is_CDI9260()
    {
        using var session = new CommandSession();
        Write(session, row => row == 4 ? "" : Label(row), "texts = all");
        var run = session.Cdi("experiment letters.cdi --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9260", run.ToString(), StringComparison.Ordinal);
        Assert.Contains("`texts = labelled`", run.ToString(), StringComparison.Ordinal);
    }

    private static string Label(int row) => row % 5 < 2 ? "1" : "0";

    private static string Report(CommandSession session, string folder) => File.ReadAllText(Path.Combine(session.Folder, folder, "report.md"));

    private static string Cells(CommandSession session, string folder) => File.ReadAllText(Path.Combine(session.Folder, folder, "cells.csv"));

    // A row without a label stands in the file with a blank one, or not at all.
    private static void Write(CommandSession session, Func<int, string?> label, string texts)
    {
        session.Write("letters.csv", "id,clerk,answer\n" + string.Concat(Enumerable.Range(0, Texts).Where(row => label(row) is not null).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"t{row},{label(row)},{(row % 7 == 0 ? 1 - (row % 5 < 2 ? 1 : 0) : row % 5 < 2 ? 1 : 0)}\n"))));
        session.Write("letters.cdi", $$"""
            cdi 1

            study letters

            corpus mail {
              source = "letters.csv"
              key = id
              id: id from id
            }

            outcome tone {
              F = "Friendly"
              C = "Curt"
            }

            llm reader {
              on_failure = annotate
              recorded {
                label = answer where { 1 = F, 0 = C }
              }
            }

            human clerks {
              question = "Is this letter friendly or curt?"
              recorded {
                label = clerk where { 1 = F, 0 = C }
              }
            }

            estimand share {
              target = prevalence(tone[F])
            }

            sampling {
              budget = 30 labels
              design = uniform
              seed = 20260115
            }

            inference {
              method = calibrated
              generalise = corpus
              alpha = 0.1
            }

            report {
              title = "Letters"
            }

            experiment some {
              replay = mail
              {{texts}}
              vary method = [human_only, calibrated]
              trials = 50 trials
            }

            """);
    }
}
