using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary><c>cdi plan --out</c>: the plan as a page with figures, as a table and for programs; its forecasts beside replays of the shipped study.</summary>
public sealed class PlanReportTests
{
    [Fact]
    public void A_plan_is_written_as_page_table_and_json()
    {
        using var session = Session("");
        var plan = session.Cdi("plan studies/helpdesk.cdi --labels 200,400,800 --half-width 0.03 --out plan");
        Assert.True(plan.Code == ExitCode.Success, plan.ToString());
        Assert.EndsWith("\nplan: plan\n", plan.Output, StringComparison.Ordinal);
        var page = session.Read("plan/plan.html");
        Assert.Equal(7, page.Split("<figure>").Length - 1);
        Assert.Contains("Standard error of every term", page, StringComparison.Ordinal);
        Assert.Contains("half width 0.03: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);

        // Six terms by one method, three numbers of labels each, with the numbers of the JSON.
        var rows = session.Read("plan/plan.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + (6 * 3), rows.Length);
        Assert.Equal(session.Read("plan/plan.json"), session.Cdi("plan studies/helpdesk.cdi --labels 200,400,800 --half-width 0.03 --format json").Output);
        using var json = JsonDocument.Parse(session.Read("plan/plan.json"));
        var first = json.RootElement.GetProperty("terms")[0];
        Assert.Equal($"{first.GetProperty("estimand").GetString()},{first.GetProperty("term").GetString()},calibrated,uniform,"
            + $"{first.GetProperty("scale").GetString()},FALSE,200,"
            + first.GetProperty("forecasts")[0].GetProperty("standard_error").GetDouble().ToString("R", CultureInfo.InvariantCulture),
            string.Join(',', rows[1].Split(',').Take(8)));
    }

    [Fact]
    public void The_same_plan_has_the_same_bytes_and_leaves_foreign_files_alone()
    {
        using var session = Session("");
        session.Cdi("plan studies/helpdesk.cdi --out one");
        session.Cdi("plan studies/helpdesk.cdi --out one");
        session.Cdi("plan studies/helpdesk.cdi --out two");
        foreach (var name in (string[])["plan.html", "plan.csv", "plan.json"]) Assert.Equal(session.Read("one/" + name), session.Read("two/" + name));
        session.Write("mine/plan.csv", "my own plan\n");
        var refused = session.Cdi("plan studies/helpdesk.cdi --out mine");
        Assert.Equal(ExitCode.UserError, refused.Code);
        Assert.Contains("The plan cannot be written to `mine`: `plan.csv` there was not written by cdi and is left alone", refused.Error,
            StringComparison.Ordinal);
        Assert.Contains("`--out` names no folder.", session.Cdi(["plan", "studies/helpdesk.cdi", "--out", ""]).Error, StringComparison.Ordinal);
    }

    // The standard error of a pilot of 500 labels is itself off by some 4 %, the mean of four pilots by 2 %, that of 60 trials by 1 %. With 300
    // labels predictions and coefficients are a little worse than the forecast takes them to be, about 4 %: within 10 % of what replays state.
    [Fact]
    public void Forecasts_are_within_a_tenth_of_the_standard_errors_of_replays()
    {
        using var session = Session("""

            experiment forecasts {
              replay = tickets
              vary budget = [300 labels, 800 labels]
              method = [calibrated]
              trials = 60 trials // allow CDI6011: standard errors alone are read
              measure = [mean_se]
            }

            """);
        Assert.Equal(ExitCode.Success, session.Cdi("experiment studies/helpdesk.cdi --out replays --quiet").Code);
        using var replays = JsonDocument.Parse(session.Read("replays/result.json"));
        var stated = replays.RootElement.GetProperty("cells").EnumerateArray().ToDictionary(
            cell => Key(cell, cell.GetProperty("budget").GetInt32()), cell => cell.GetProperty("mean_se").GetDouble());
        var forecasts = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var seed in (int[])[1, 2, 3, 4])
        {
            session.Write("studies/helpdesk.cdi", Spec(seed, ""));
            using var plan = JsonDocument.Parse(session.Cdi("plan studies/helpdesk.cdi --labels 300,800 --format json").Output);
            foreach (var term in plan.RootElement.GetProperty("terms").EnumerateArray())
            {
                foreach (var each in term.GetProperty("forecasts").EnumerateArray())
                {
                    var key = Key(term, each.GetProperty("labels").GetInt32());
                    if (!forecasts.TryGetValue(key, out var list)) forecasts[key] = list = [];
                    list.Add(each.GetProperty("standard_error").GetDouble());
                }
            }
        }

        // The error of an odds ratio is stated on its own scale and forecast on that of its interval, the logarithm.
        var compared = forecasts.Where(each => stated.ContainsKey(each.Key) && !each.Key.Contains("odds_ratio", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, compared.Count);
        Assert.All(compared, each => Assert.InRange(each.Value.Average() / stated[each.Key], 0.9, 1.1));
    }

    private static string Key(JsonElement row, int labels) => string.Create(CultureInfo.InvariantCulture,
        $"{row.GetProperty("estimand").GetString()} {row.GetProperty("term").GetString()} {row.GetProperty("method").GetString()} {labels}");

    private static CommandSession Session(string experiment)
    {
        var session = new CommandSession();
        File.Copy(Path.Combine(SharedFolder.Repository, "specs", "data", "helpdesk.csv"),
            Path.Combine(Directory.CreateDirectory(Path.Combine(session.Folder, "data")).FullName, "helpdesk.csv"));
        session.Write("studies/helpdesk.cdi", Spec(1, experiment));
        return session;
    }

    // The shipped study of designs, drawn uniformly, so that an experiment and a pilot have the same draws.
    private static string Spec(int seed, string experiment)
    {
        var shipped = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "studies", "helpdesk_designs.cdi"));
        return shipped[..shipped.IndexOf("/// What leverage", StringComparison.Ordinal)].Replace("design = error", "design = uniform", StringComparison.Ordinal)
            .Replace("  tau = 0.1\n  serve = [hedging, apologising, share]\n", "", StringComparison.Ordinal)
            .Replace("seed = 1\n", string.Create(CultureInfo.InvariantCulture, $"seed = {seed}\n"), StringComparison.Ordinal) + experiment;
    }
}
