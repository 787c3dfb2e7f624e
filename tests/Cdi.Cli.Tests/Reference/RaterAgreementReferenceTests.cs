using System.Globalization;
using System.Text;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Agreement of many people with one another, from the spec to `result.json`, against R (r/agreement.json): estimates and standard errors of
/// influence functions; 1e-9. Labels stand in long form, blank ones left out.</summary>
public sealed class RaterAgreementReferenceTests
{
    private static readonly (string Name, string Target)[] Targets =
    [
        ("percent_agreement", "observed_agreement(response)"), ("fleiss_kappa", "fleiss_kappa(response)"), ("gwet_ac1", "ac1(response, people)"),
        ("alpha_nominal", "krippendorff_alpha(response, level = nominal)"), ("alpha_ordinal", "krippendorff_alpha(response, level = ordinal)"),
        ("alpha_interval", "krippendorff_alpha(response, level = interval, values = [VALUES])"),
        ("alpha_ratio", "krippendorff_alpha(response, level = ratio, values = [VALUES])"),
    ];

    [SharedTheory]
    [InlineData("agreeN-krippendorff-2011", "HC0", "HC0")]
    [InlineData("agreeN-krippendorff-2011", "HC1", "n_minus_1")]
    [InlineData("agreeN-fleiss-14x10", "HC0", "HC0")]
    [InlineData("agreeN-wine", "HC0", "HC0")]
    [InlineData("agreeN-stance-8-workers", "HC0", "HC0")]
    [InlineData("agreeN-stance-8-workers", "CR1", "CR1")]
    public void Many_raters(string id, string variance, string column)
    {
        var expected = ReferenceCases.Read("agreement", id);
        string[] levels = [.. expected.GetProperty("categories").EnumerateArray().Select(level => "o" + level.GetString())];
        var values = string.Join(", ", expected.GetProperty("category_values").EnumerateArray().Select(value => value.GetRawText()));
        var targets = Targets.Where(each => expected.GetProperty("estimate").TryGetProperty(each.Name, out _)).ToList();
        using var session = new CommandSession();
        var (items, labels) = Rows(id, levels);
        session.Write("items.csv", items);
        session.Write("labels.csv", labels);
        var spec = Spec(levels, targets.Select(each => each.Target.Replace("VALUES", values, StringComparison.Ordinal)), variance);
        session.Write("raters.cdi", spec);
        var run = session.Cdi("run raters.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        ReferenceLog.Ran(spec, result.RootElement);
        var found = result.RootElement.GetProperty("estimates").EnumerateArray().ToList();
        Assert.Equal(targets.Count, found.Count);
        foreach (var ((name, target), row) in targets.Zip(found))
        {
            Close(expected.GetProperty("estimate").GetProperty(name).GetDouble(), row.GetProperty("point").GetDouble(), target);
            Close(expected.GetProperty("se").GetProperty(column).GetProperty(name).GetDouble(), row.GetProperty("se").GetDouble(), target);
        }
    }

    private static void Close(double expected, double actual, string of) => ReferenceCases.Near(expected, actual, 1e-9, of);

    private static (string Items, string Labels) Rows(string id, string[] levels)
    {
        var (items, labels) = (new StringBuilder("item,unit\n"), new StringBuilder("item,who,label\n"));
        switch (id)
        {
            case "agreeN-krippendorff-2011":
                foreach (var cells in Table("krippendorff_2011"))
                    Add(cells[0], "u", cells.Skip(1).Select((cell, who) => (who, cell)).Where(each => each.cell.Length > 0));
                break;
            case "agreeN-fleiss-14x10":
                // Counts of options: people are numbered within a text.
                foreach (var cells in Table("fleiss_14x10"))
                {
                    Add(cells[0], "u", cells.Skip(1).SelectMany((count, option) => Enumerable.Repeat(levels[option][1..],
                        int.Parse(count, CultureInfo.InvariantCulture))).Select((cell, who) => (who, cell)));
                }

                break;
            case "agreeN-wine":
                foreach (var bottle in Table("wine").GroupBy(cells => cells[4]))
                    Add(bottle.Key, "u", bottle.Select(cells => (int.Parse(cells[5], CultureInfo.InvariantCulture), cells[1])));
                break;
            default:
                foreach (var (line, index) in File.ReadLines(SharedFolder.File("data/stance/GWSD.tsv")).Skip(1).Select((line, index) => (line, index)))
                {
                    var cells = line.Split('\t');
                    Add($"s{index}", $"{cells[1]}-{cells[2]}", cells.Skip(5).Take(8).Select((cell, who) => (who, cell)));
                }

                break;
        }

        return (items.ToString(), labels.ToString());

        void Add(string item, string unit, IEnumerable<(int Who, string Label)> said)
        {
            items.AppendLine(CultureInfo.InvariantCulture, $"i{item},{unit}");
            foreach (var (who, label) in said) labels.AppendLine(CultureInfo.InvariantCulture, $"i{item},r{who},o{label}");
        }
    }

    private static IEnumerable<string[]> Table(string name) => File.ReadLines(SharedFolder.File($"reference/r/data/{name}.csv")).Skip(1)
        .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray());

    private static string Cluster(string variance) => variance.StartsWith("HC", StringComparison.Ordinal) ? "" : "cluster = unit";

    private static string Spec(string[] levels, IEnumerable<string> targets, string variance) => $$"""
        cdi 1

        study reference

        corpus rows { // allow CDI2011: a test
          source = "items.csv"
          key = item
          item: id from item
          unit: factor from unit
        }

        outcome response ordered {
          {{string.Join("\n  ", levels.Select(level => $"{level} = \"{level}\""))}}
        }

        human people {
          nonresponse = weights
          recorded {
            source = "labels.csv"
            key = item
            annotator = who
            label = label
          }
        }

        {{string.Join("\n", targets.Select((target, k) => $"estimand e{k} {{\n  target = {target}\n  {Cluster(variance)}\n}}\n"))}}
        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
          familywise = none
          variance = {{variance.ToLowerInvariant()}}
          interval = wald
        }

        report {
          write = [json]
        }
        """;
}
