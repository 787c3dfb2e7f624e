using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Weights say how many texts one stands for: times a constant they change nothing, whatever is estimated, ends and degrees of freedom
/// included.</summary>
public sealed class WeightInvarianceTests
{
    private static readonly string[] Estimands =
    [
        "target = mean(score)", "target = variance(score)", "target = correlation(score, before)", "target = median(score)", "target = median(score, type = 7)",
        "target = prevalence(wide[yes])", "target = mean(score)\n  by = stype", "target = difference(prevalence(wide[yes]), poor)",
        "model = linear(score ~ ell + meals)\n  target = coefficient(ell)", "model = linear(score ~ ell + meals | stype)\n  target = coefficient(ell)",
        "model = linear(score ~ ell | stype)\n  target = coefficient(ell)\n  cluster = district",
        "model = logistic(wide[yes] ~ ell + meals)\n  target = coefficient(ell)", "model = probit(wide[yes] ~ ell)\n  target = coefficient(ell)",
        "model = logistic(wide[yes] ~ ell + meals)\n  target = coefficient(ell)\n  cluster = district",
        "model = cloglog(wide[yes] ~ ell)\n  target = coefficient(ell)", "model = poisson(score ~ ell)\n  target = coefficient(ell)",
        "model = gamma(score ~ ell)\n  target = coefficient(ell)", "model = multinomial(kind ~ ell)\n  target = coefficient(H:ell)",
        "model = logistic(wide[yes] ~ ell)\n  target = average_effect(ell)", "model = linear(before ~ wide[yes])\n  target = coefficient(wide[yes])",
    ];

    [SharedFact]
    public void Weights_times_a_constant_change_nothing()
    {
        using var session = new CommandSession();
        var (one, three) = (Run(session, "once", 1), Run(session, "thrice", 3));
        Assert.True(one.Count > Estimands.Length, $"{one.Count}");
        // Degrees of freedom rest on differences of scores, of which rounding leaves a few digits less.
        double[] bounds = [1e-7, 1e-7, 1e-7, 1e-7, 1e-6];
        Assert.All(one.Zip(three), pair => Assert.All(pair.First.Zip(pair.Second, bounds), value => Assert.True(
            Math.Abs(value.First - value.Second) <= value.Third * Math.Max(1e-3, Math.Abs(value.First)),
            $"{pair.First[0]} {value.First:R} {value.Second:R}")));
    }

    private static List<double[]> Run(CommandSession session, string name, double times)
    {
        var lines = File.ReadAllLines(SharedFolder.File("reference/r/data/apistrat.csv"));
        session.Write(name + ".csv", string.Join('\n', lines.Select((line, row) => line + "," + (row == 0 ? "w,poor,sort"
            : (times * double.Parse(line.Split(',')[^2], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture)
                + "," + (row % 2) + "," + line.Split(',')[1]))));
        session.Write(name + ".cdi", $$"""
            cdi 1

            study weights

            corpus rows { // allow CDI2011: a test
              source = "{{name}}.csv"
              key = row_number // allow CDI2012: a test
              stype: factor("E", "H", "M") from stype // allow CDI9032: what people say is what is known
              district: id from dnum
              before: number from api99
              ell: number from ell
              meals: number from meals
              poor: indicator from poor
              w: number from w // allow CDI9032: a weight for each stratum
              weight = w
            }

            outcome score number 0..2000 {
            }

            outcome wide {
              yes = "Yes"
              no = "No"
            }

            outcome kind {
              E = "Elementary"
              H = "High"
              M = "Middle"
            }

            human points {
              outcome = score
              recorded {
                label = api00
              }
            }

            human width {
              outcome = wide
              recorded {
                label = `sch.wide` where { Yes = yes, No = no }
              }
            }

            human sort {
              outcome = kind
              recorded {
                label = sort
              }
            }

            {{string.Concat(Estimands.Select((lines, k) => $"estimand e{k} {{\n  {lines}\n}}\n\n"))}}
            sampling {
              given = uniform
              seed = 1
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.05
              familywise = none
            }

            report {
              write = [json]
            }
            """);
        var run = session.Cdi($"run {name}.cdi --quiet --out {name}");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, name, "result.json")));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
            new[] { "point", "se", "lower", "upper", "df" }.Select(field => Number(row.GetProperty(field))).ToArray())];
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
}
