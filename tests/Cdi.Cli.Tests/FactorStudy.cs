using System.Globalization;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>A study of 480 messages from three branches at 40 sites, a third of them labelled, whose formula has a factor.</summary>
internal static class FactorStudy
{
    /// <summary>The factor with its levels declared.</summary>
    public const string Factor = "branch: factor(\"a\", \"b\", \"c\") from branch";

    /// <summary>The same by hand.</summary>
    public const string Indicators = "branch: factor from branch\n  branchb: indicator = branch == \"b\"\n  branchc: indicator = branch == \"c\"";

    /// <summary>Runs a study; of each estimate its method, term, estimate and standard error.</summary>
    public static IReadOnlyList<(string Method, string Term, double Point, double Error)> Run(string spec, string? data = null)
    {
        using var session = Session(spec, data);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => (row.GetProperty("method").GetString() ?? "",
            row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    /// <summary>A folder with the study and its data.</summary>
    public static CommandSession Session(string spec, string? data = null)
    {
        var session = new CommandSession();
        session.Write("data.csv", data ?? Data(row => row % 3 == 0));
        session.Write("study.cdi", spec);
        return session;
    }

    /// <summary>The messages.</summary>
    /// <param name="isLabelled">Which of them people labelled.</param>
    public static string Data(Func<int, bool> isLabelled)
    {
        var random = new Random(5);
        return "id,branch,site,x,people,model\n" + string.Concat(Enumerable.Range(0, 480).Select(row =>
        {
            var (branch, x) = ("abc"[random.Next(3)], Math.Round((4 * random.NextDouble()) - 2, 3));
            var odds = (branch == 'b' ? 0.8 : branch == 'c' ? -0.5 : 0) + (0.6 * x);
            var label = random.NextDouble() < 1 / (1 + Math.Exp(-odds)) ? "yes" : "no";
            var said = random.Next(6) == 0 ? "no" : label;
            return string.Create(CultureInfo.InvariantCulture, $"m{row},{branch},s{row % 40},{x},{(isLabelled(row) ? label : "")},{said}\n");
        }));
    }

    /// <summary>The spec.</summary>
    /// <param name="branch">How the branch is declared.</param>
    /// <param name="terms">The formula behind the tilde.</param>
    /// <param name="target">The coefficient that is the target.</param>
    /// <param name="method">The method.</param>
    /// <param name="generalise">The target population.</param>
    /// <param name="inference">Further lines of <c>inference</c>.</param>
    /// <param name="cluster">Whether sites are clusters.</param>
    public static string Spec(
        string branch, string terms, string target, string method, string generalise = "population", string inference = "", bool cluster = false) => $$"""
        cdi 1

        study messages

        corpus mail { // allow CDI2011: a test
          source = "data.csv"
          key = id
          id: id from id
          site: id from site
          x: number from x
          {{branch}}
        }

        outcome polite {
          yes = "Yes"
          no = "No"
        }

        llm model {
          on_failure = annotate
          recorded {
            label = model
          }
        }

        human people {
          question = "Is it polite?"
          recorded {
            label = people
          }
        }

        estimand slope {
          model = logistic(polite[yes] ~ {{terms}})
          target = coefficient({{target}})
          {{(cluster ? "cluster = site" : "")}}
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = {{method}}
          generalise = {{generalise}}
          alpha = 0.1
          {{inference}}
        }

        report {
          write = [json]
        }
        """;
}
