using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests;

/// <summary>Texts on whose mood two models err, with covariates on which that depends; and a regression of errors written out by itself.</summary>
internal static class ErringModels
{
    private static readonly string[] Moods = ["good", "plain", "bad"];

    /// <summary>A text.</summary>
    public sealed record Text(string Id, double X, string House, string Mood, string First, string Second, double Score, double Said, bool IsLabelled);

    /// <summary>360 texts, of which every so many is labelled.</summary>
    public static Text[] Rows(int every)
    {
        var random = new Random(20261128);
        return [.. Enumerable.Range(0, 360).Select(row =>
        {
            var (x, mood) = (Math.Round((4 * random.NextDouble()) - 2, 3), Moods[random.Next(3)]);
            var score = Math.Round(5 + x + random.NextDouble(), 2);
            return new Text($"t{row}", x, $"h{random.Next(9)}", mood, Erring(-1.2 + (0.6 * x)), Erring(-0.8 - (0.4 * x)), score,
                Math.Round(score + 0.2 + (0.3 * x) + random.NextDouble(), 2), row % every == 0);

            string Erring(double odds)
            {
                var share = 1 / (1 + Math.Exp(-odds - (mood == "plain" ? 0.7 : 0)));
                return random.NextDouble() < share ? Moods[(Array.IndexOf(Moods, mood) + 1 + random.Next(2)) % 3] : mood;
            }
        })];
    }

    /// <summary>The texts as a file.</summary>
    public static string Csv(IEnumerable<Text> rows)
    {
        var text = new StringBuilder("id,x,house,first,second,person,said,rated\n");
        foreach (var row in rows)
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Id},{row.X},{row.House},{row.First},{row.Second},{(row.IsLabelled ? row.Mood : "")},{row.Said},{(row.IsLabelled ? row.Score : "")}"));
        }

        return text.ToString();
    }

    /// <summary>A study of the texts.</summary>
    public static string Spec(string method, string target, string line, IReadOnlyList<(string Model, string Coefficient, string Line)> estimands)
    {
        var written = string.Join("\n", estimands.Select((each, k) => $$"""
            estimand e{{k}} {
              {{(each.Coefficient.Length == 0 ? $"target = {each.Model}" : $"model = {each.Model}\n  target = coefficient({each.Coefficient})")}}
              {{each.Line}}
            }

            """));
        var hasScore = written.Contains("score", StringComparison.Ordinal);
        return $$"""
            cdi 1

            study errors

            corpus texts { // allow CDI2011: a test
              source = "data.csv"
              key = text
              text: id from id
              x: number from x
              house: factor("h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8") from house
            }

            outcome mood {
              good = "Good"
              plain = "Plain"
              bad = "Bad"
            }

            llm first {
              outcome = mood
              on_failure = annotate
              recorded {
                label = first
              }
            }

            llm second {
              outcome = mood
              on_failure = annotate
              recorded {
                label = second
              }
            }

            human people {
              outcome = mood
              question = "Which?"
              recorded {
                label = person
              }
            }

            {{(hasScore ? Score : "")}}
            {{written}}
            sampling {
              given = uniform
              seed = 5
            }

            inference {
              method = {{method}}
              llm = {{(hasScore ? "[first, scorer]" : "first")}}
              generalise = {{target}}
              alpha = 0.1
              {{line}}
            }

            report {
              write = [json]
            }
            """;
    }

    /// <summary>Coefficients by Newton's method, with standard errors of the sandwich H⁻¹ Σ gᵢgᵢᵀ H⁻¹.</summary>
    /// <param name="design">Rows of regressors.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="isLogistic">Whether log odds are modelled; else means.</param>
    public static (double Point, double Error)[] Fit(double[][] design, double[] outcome, bool isLogistic)
    {
        var (d, theta, inverse) = (design[0].Length, new double[design[0].Length], new double[0][]);
        for (var step = 0; step < 30; step++)
        {
            var (score, hessian) = (new double[d], Square(d));
            for (var i = 0; i < design.Length; i++)
            {
                var mean = Mean(design[i]);
                for (var j = 0; j < d; j++)
                {
                    score[j] += (outcome[i] - mean) * design[i][j];
                    for (var k = 0; k < d; k++) hessian[j][k] += (isLogistic ? mean * (1 - mean) : 1) * design[i][j] * design[i][k];
                }
            }

            inverse = Inverse(hessian);
            for (var j = 0; j < d; j++) theta[j] += Along(inverse[j], score);
        }

        var spread = new double[d];
        for (var i = 0; i < design.Length; i++)
        {
            for (var j = 0; j < d; j++) spread[j] += Math.Pow((outcome[i] - Mean(design[i])) * Along(inverse[j], design[i]), 2);
        }

        return [.. theta.Zip(spread, (point, square) => (point, Math.Sqrt(square)))];

        double Mean(double[] row) => isLogistic ? 1 / (1 + Math.Exp(-Along(row, theta))) : Along(row, theta);
    }

    private const string Score = """
        outcome score number {
        }

        llm scorer {
          outcome = score
          on_failure = annotate
          recorded {
            label = said
          }
        }

        human raters {
          outcome = score
          question = "How much?"
          recorded {
            label = rated
          }
        }

        """;

    private static double Along(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum();

    private static double[][] Square(int d) => [.. Enumerable.Range(0, d).Select(_ => new double[d])];

    // Gauss and Jordan; the matrices here are positive definite.
    private static double[][] Inverse(double[][] matrix)
    {
        var d = matrix.Length;
        var (left, right) = (matrix.Select(row => row.ToArray()).ToArray(), Square(d));
        for (var j = 0; j < d; j++) right[j][j] = 1;
        for (var pivot = 0; pivot < d; pivot++)
        {
            var by = left[pivot][pivot];
            for (var k = 0; k < d; k++) (left[pivot][k], right[pivot][k]) = (left[pivot][k] / by, right[pivot][k] / by);
            for (var row = 0; row < d; row++)
            {
                var factor = left[row][pivot];
                if (row == pivot || factor == 0) continue;
                for (var k = 0; k < d; k++)
                    (left[row][k], right[row][k]) = (left[row][k] - (factor * left[pivot][k]), right[row][k] - (factor * right[pivot][k]));
            }
        }

        return right;
    }
}
