using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.Sampling;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Predictors of labels that read texts, factors and other models, from the spec to the report.</summary>
public sealed class PredictFromTests
{
    private const int Texts = 400;

    private static readonly string[] Words = ["please kindly thanks", "listen now again"];

    // The model that estimates rest on errs in two of five texts; what stands in the list says more.
    [Theory]
    [InlineData("predict_from = second", 0.75, "the answers of second")]
    [InlineData("predict_from = ngram(body)", 0.75, "16 principal components of “body” as hashed n-grams of words and characters")]
    [InlineData("predict_from = branch", 0.95, "the levels of “branch”")]
    [InlineData("predict_from = [branch, second, ngram(body, components = 4)]\n  predictor = auto", 0.75,
        "the levels of “branch”, the answers of second and 4 principal components of “body”")]
    public void What_says_more_makes_intervals_narrower(string setting, double share, string sentence)
    {
        using var session = new CommandSession();
        Write(session, "");
        Assert.Equal(ExitCode.Success, session.Cdi("run letters.cdi --quiet --out plain").Code);
        Write(session, setting);
        var run = session.Cdi("run letters.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(StandardError(session, "plain", "human_only"), StandardError(session, "out", "human_only"), 1e-12);
        Assert.InRange(StandardError(session, "out", "calibrated") / StandardError(session, "plain", "calibrated"), 0.2, share);
        Assert.Contains(sentence, File.ReadAllText(Path.Combine(session.Folder, "out", "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_are_of_what_predictors_read_and_intervals_cover()
    {
        using var session = new CommandSession();
        Write(session, "predict_from = [second, ngram(body, components = 4)]", """

            experiment width {
              replay = mail
              vary generalise = [corpus, population]
              vary method = [calibrated]
              trials = 200 trials
              expect coverage_high >= 0.9
            }

            """);
        var run = session.Cdi("experiment letters.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var again = session.Cdi("experiment letters.cdi --out again --threads 1");
        Assert.True(again.Code == ExitCode.Success, again.ToString());
        Assert.Equal(File.ReadAllText(Path.Combine(session.Folder, "out", "cells.csv")), File.ReadAllText(Path.Combine(session.Folder, "again", "cells.csv")));
    }

    [Fact]
    public void Vectors_that_the_program_lacks_are_CDI9161()
    {
        using var session = new CommandSession();
        Write(session, "predict_from = minilm(body)");
        var run = session.Cdi("run letters.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9161", run.ToString(), StringComparison.Ordinal);
        Assert.Contains("`predict_from` reads texts by `minilm`", run.ToString(), StringComparison.Ordinal);
    }

    private static double StandardError(CommandSession session, string folder, string method)
    {
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, folder, "result.json")));
        return result.RootElement.GetProperty("estimates").EnumerateArray()
            .First(each => each.GetProperty("method").GetString() == method).GetProperty("se").GetDouble();
    }

    private static void Write(CommandSession session, string setting, string experiment = "")
    {
        double Uniform(int row, int use) => new CounterRandom(23, RandomPurpose.Resample, use).Uniform(RowKey.FromRowNumber(row));
        session.Write("letters.csv", "id,branch,body,clerk,answer,other\n" + string.Concat(Enumerable.Range(0, Texts).Select(row =>
        {
            var branch = row % 2;
            var label = Uniform(row, 0) < 0.25 + (0.5 * branch) ? 1 : 0;
            int Said(int use, double errs) => Uniform(row, use) < errs ? 1 - label : label;
            return string.Create(CultureInfo.InvariantCulture,
                $"t{row},{(branch == 0 ? "east" : "west")},letter {row % 7} {Words[Said(3, 0.1)]},{label},{Said(1, 0.4)},{Said(2, 0.1)}\n");
        })));
        session.Write("letters.cdi", $$"""
            cdi 1

            study letters

            corpus mail {
              source = "letters.csv"
              key = id
              id: id from id
              branch: factor("east", "west") from branch
              body: text from body
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

            llm second {
              on_failure = annotate
              recorded {
                label = other where { 1 = F, 0 = C }
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
              budget = 150 labels
              design = uniform
              seed = 20260115
            }

            inference {
              method = calibrated
              llm = reader
              generalise = corpus
              {{setting}}
              alpha = 0.1
            }

            report {
              title = "Letters"
              compare = [human_only]
              write = [markdown, json]
            }
            {{experiment}}
            """);
    }
}
