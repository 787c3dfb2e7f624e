namespace Cdi.Cli.Tests.Findings;

/// <summary>An interval of a method that is not valid does not stand alone where clusters are too few for the study's own.</summary>
public sealed class LoneIntervalTests
{
    [Fact]
    public void Of_one_treated_cluster_the_model_alone_has_no_interval_either()
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 600).Select(row =>
            $"t{row},{(row % 60 % 4 == 1 ? Label(row * 13 % 11 < 5) : "")},{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},author {row % 60},"
            + $"{(row % 60 == 1 ? 1 : 0)}\n");
        session.Write("data.csv", "id,human,model,author,g\n" + string.Concat(rows));
        session.Write("study.cdi", new LabelledStudy
        {
            Columns = "author: id from author\n  g: indicator from g",
            Given = "given = uniform, cluster = author",
            Cluster = "cluster = author",
            Target = "difference(prevalence(label[A]), g)",
        } + "\n\nreport {\n  compare = [llm_only]\n}\n");
        var run = session.Cdi("run study.cdi --out out");
        var line = run.Output.Split('\n').Single(each => each.Contains("llm_only (not valid)", StringComparison.Ordinal));
        Assert.Contains("withheld  withheld", line, StringComparison.Ordinal);
        Assert.Contains("as that of `calibrated`: clusters are too few", session.Read("out/result.json"), StringComparison.Ordinal);
    }

    private static string Label(bool holds) => holds ? "yes" : "no";
}
