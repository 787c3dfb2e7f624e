using System.Text.Json;
using static Cdi.Cli.Tests.Findings.CheckedModels;

namespace Cdi.Cli.Tests.Findings;

/// <summary>How far a model agrees with people rests on the groups that were drawn whole, and not on their texts.</summary>
public sealed class ClusterAgreementTests
{
    private static int Shop(int row) => row / 20;

    [Fact]
    public void Agreement_has_the_interval_of_the_clusters_that_were_drawn()
    {
        using var session = Session(Recorded("bot", "model"), ",model,shop", row => Has(Shop(row), "shop", 0.3),
            row => $",{Letter(Has(row, "right", Has(Shop(row), "good", 0.5) ? 0.98 : 0.55) ? IsPolite(row) : !IsPolite(row))},s{Shop(row)}",
            given: "uniform, cluster = shop", columns: "  shop: id from shop", estimand: "  cluster = shop");
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var agreement = result.RootElement.GetProperty("agreement")[0].GetProperty("share_equal");
        var (share, lower, upper) = (agreement.GetProperty("point").GetDouble(), agreement.GetProperty("lower").GetDouble(),
            agreement.GetProperty("upper").GetDouble());
        var drawn = Enumerable.Range(0, Texts / 20).Where(shop => Has(shop, "shop", 0.3)).ToList();
        Assert.True(upper - lower > 1.5 * 2 * 1.96 * Math.Sqrt(share * (1 - share) / (20 * drawn.Count)), $"{share} {lower} {upper}");
        var report = session.Read("out/report.md");
        Assert.Contains($"Groups of “shop” were labelled whole, and the {drawn.Count} that were, of {Texts / 20},", report);
        Assert.DoesNotContain("simple random sample of the corpus", report);
    }

    [Fact]
    public void An_examination_says_that_its_intervals_know_no_groups()
    {
        using var session = Session("", ",model,shop", row => Has(Shop(row), "shop", 0.3),
            row => $",{Letter(Has(row, "right", 0.8) ? IsPolite(row) : !IsPolite(row))},s{Shop(row)}");
        Assert.Contains("These intervals take texts for drawn one by one; the labels lie in groups (below)",
            session.Cdi("doctor data.csv --human human --llm model").Output);
        using var other = Session("", ",model", row => Has(row, "drawn", 0.3), row => $",{Letter(Has(row, "right", 0.8) ? IsPolite(row) : !IsPolite(row))}");
        Assert.DoesNotContain("These intervals take texts", other.Cdi("doctor data.csv --human human --llm model").Output);
    }
}
