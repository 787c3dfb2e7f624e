using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Abilities by comparisons, a row each, from the spec to `result.json`, against R (r/bradley_terry.json; 1e-8).</summary>
public sealed class PairReferenceTests
{
    [SharedTheory]
    [InlineData("bt-citations", "", "model", "model")]
    [InlineData("bt-citations", "", "hc1", "HC1_per_comparison")]
    [InlineData("bt-baseball", "", "hc0", "HC0_per_comparison")]
    [InlineData("bt-baseball-home", ", home = 1", "model", "model")]
    [InlineData("bt-baseball-home", ", home = place", "hc1", "HC1_per_comparison")]
    public void Abilities_are_those_of_BradleyTerry2(string id, string home, string word, string key)
    {
        var expected = ReferenceCases.Read("bradley_terry", id);
        string[] names = [.. expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "")];
        string[] players = [expected.GetProperty("reference_player").GetString() ?? "", .. names.Where(name => name != "at.home")];
        var levels = string.Join(", ", players.Select(player => $"\"{player}\""));
        var table = new LabelledTable($"reference/r/{expected.GetProperty("data").GetString()}",
            $"a: factor({levels}) from a; b: factor({levels}) from b; place: number from place",
            "{\n  first = \"The first\"\n  second = \"The second\"\n}", "winner where { first = first, second = second }") { Prepare = Comparisons };
        var estimates = table.Run(table.Spec($"bradley_terry(response[first], first = a, second = b{home})", $"`{players[1]}`", null,
            $"variance = {word}\n  interval = wald"));
        Assert.Equal(names.Select(name => name != "at.home" ? name : home == ", home = 1" ? "(Intercept)" : "home"), estimates.Select(each => each.Term));
        foreach (var (point, error, row) in expected.GetProperty("estimate").EnumerateArray().Zip(
            expected.GetProperty("se").GetProperty(key).EnumerateArray(), estimates))
        {
            ReferenceCases.Near(point.GetDouble(), row.Point, 1e-8);
            ReferenceCases.Near(error.GetDouble(), row.Error, 1e-8);
        }
    }

    // A row for each comparison.
    private static string Comparisons(string csv)
    {
        var rows = csv.Replace("\"", "", StringComparison.Ordinal).Trim().Split('\n').Skip(1).Select(line => line.Trim().Split(','));
        return "a,b,place,winner\n" + string.Concat(rows.SelectMany(row => new[] { (Count: row[2], Winner: "first"), (Count: row[3], Winner: "second") }
            .SelectMany(side => Enumerable.Repeat($"{row[0]},{row[1]},1,{side.Winner}\n",
                int.Parse(side.Count, System.Globalization.CultureInfo.InvariantCulture)))));
    }
}
