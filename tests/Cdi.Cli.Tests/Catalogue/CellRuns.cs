using System.Text.Json;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>Runs studies of the catalogue as a user would.</summary>
public static class CellRuns
{
    private const int Texts = 400;

    /// <summary>Runs a study; the number of its cells, each of which has finite numbers.</summary>
    /// <param name="spec">The study.</param>
    /// <param name="cells">How many estimates of what is asked, by every method, it has.</param>
    public static int Run(string spec, int cells)
    {
        using var session = new CommandSession();
        session.Write(CatalogueSpec.File, CatalogueCorpus.Csv(Texts, 2));
        session.Write("cells.cdi", spec);
        var run = session.Cdi("run cells.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var rows = result.RootElement.GetProperty("estimates").EnumerateArray().ToList();
        foreach (var row in rows)
        {
            foreach (var number in new[] { "point", "se", "lower", "upper" })
                Assert.True(row.GetProperty(number).ValueKind == JsonValueKind.Number, row.ToString());
            Assert.True(row.GetProperty("lower").GetDouble() <= row.GetProperty("point").GetDouble(), row.ToString());
            Assert.True(row.GetProperty("point").GetDouble() <= row.GetProperty("upper").GetDouble(), row.ToString());
        }

        var answered = rows.Select(row => (row.GetProperty("estimand").GetString()?.Split('[')[0], row.GetProperty("method").GetString()));
        Assert.Equal(cells, answered.Distinct().Count());
        return cells;
    }
}
