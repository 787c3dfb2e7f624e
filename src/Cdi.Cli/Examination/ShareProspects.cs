using Cdi.Dsl.Text;
using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>What precision to expect of shares and their differences, before anything is estimated.</summary>
/// <remarks>
/// The variance of a calibrated estimate has two parts: W/m · deff, where W is the variance of the human label within texts of one
/// model's label and m the number of human labels, and B/N, the variance between those groups over all N texts (statistics.md §2, λ at
/// its optimum). Shares within groups are (x + ½)/(n + 1), so that a group without disagreement is not taken for one that can have none.
/// </remarks>
internal sealed class ShareProspects
{
    private const int MostTargets = 12;
    private const int FewEvents = 5;
    private const int FewLabels = 20;

    private readonly AnnotatedRows rows;
    private readonly int[] groups;
    private readonly double[,] shares;

    /// <summary>Counts labels within groups of the model's label.</summary>
    /// <param name="rows">What people and the model said.</param>
    public ShareProspects(AnnotatedRows rows)
    {
        this.rows = rows;
        groups = [.. Enumerable.Range(0, rows.Rows).Select(row => rows.HasModel ? rows.Llm[row] + 1 : 0)];
        shares = new double[rows.Options.Count + 1, rows.Options.Count];
        var labels = new double[rows.Options.Count + 1];
        foreach (var row in rows.Labelled)
        {
            labels[groups[row]]++;
            shares[groups[row], rows.Human[row]]++;
        }

        for (var group = 0; group < labels.Length; group++)
        {
            for (var option = 0; option < rows.Options.Count; option++) shares[group, option] = (shares[group, option] + 0.5) / (labels[group] + 1);
        }
    }

    /// <summary>The share of each option, then its difference by each indicator.</summary>
    /// <param name="keys">Keys of the options in a spec.</param>
    /// <param name="indicators">Columns of two levels, of which the second counts.</param>
    public IReadOnlyList<Prospect> All(IReadOnlyList<string> keys, IReadOnlyList<(string Name, FactorColumn Levels)> indicators)
    {
        if (!rows.Labelled.Any()) return [];
        var every = keys.Select((key, option) => Of(
            $"prevalence(label[{key}])", $"share of {Shown.Quote(rows.Options[option])}", option, [.. Enumerable.Range(0, rows.Rows)]));
        var differences = (Varies(0) ? indicators : []).Select(each => Difference(keys[0], each.Name, each.Levels));
        return [.. every.Concat(differences).Take(MostTargets)];
    }

    private Prospect Of(string target, string meaning, int option, IReadOnlyList<int> among)
    {
        var part = PartOf(option, among);
        var events = among.Count(row => rows.Human[row] == option);
        var caution = part.Labels < FewLabels ? $"{Counted.Of(part.Labels, "label")} only"
            : Rarity(events, part.Labels);
        return new(target, meaning, part.Labels, Half(part.People(1)), Half(part.Both(1)), Half(part.Both(2)), caution);
    }

    /// <summary>What few labels of one kind mean for a share; empty where there are enough of both.</summary>
    private static string Rarity(int events, int labels)
    {
        if (events == 0 || events == labels) return $"{(events == 0 ? "no label says" : "all labels say")} so: a run gives a bound";
        var rarer = Math.Min(events, labels - events);
        return rarer >= FewEvents ? "" : $"{Shown.Count(rarer)} of {Counted.Of(labels, "label")}: too rare for these figures";
    }

    /// <summary>Whether the labelled texts are of both kinds: a difference of shares has no estimate where no label says so, or all do.</summary>
    private bool Varies(int option)
    {
        var (events, labels) = (rows.Labelled.Count(row => rows.Human[row] == option), rows.Labelled.Count());
        return events > 0 && events < labels;
    }

    private Prospect Difference(string key, string name, FactorColumn levels)
    {
        var (off, on) = (Rows(levels, 0), Rows(levels, 1));
        var (without, with) = (PartOf(0, off), PartOf(0, on));
        var fewest = Math.Min(without.Labels, with.Labels);
        var caution = fewest < FewLabels
            ? $"{Counted.Of(fewest, "label")} where it is {(with.Labels < without.Labels ? "1" : "0")}"
            : "";
        return new(
            $"difference(prevalence(label[{key}]), {name})",
            $"difference in that share by {Shown.Quote(name)}",
            without.Labels + with.Labels,
            Half(without.People(1) + with.People(1)),
            Half(without.Both(1) + with.Both(1)),
            Half(without.Both(2) + with.Both(2)),
            caution);
    }

    private static double? Half(double variance) => double.IsFinite(variance) ? ShareInterval.Quantile * Math.Sqrt(variance) : null;

    private static List<int> Rows(FactorColumn levels, int level) =>
        [.. Enumerable.Range(0, levels.Codes.Length).Where(row => levels.Codes.Span[row] == level)];

    private VarianceParts PartOf(int option, IReadOnlyList<int> among)
    {
        if (among.Count == 0) return new(0, 0, 0, 0, 1);
        var mean = among.Average(row => shares[groups[row], option]);
        var within = among.Average(row => shares[groups[row], option] * (1 - shares[groups[row], option]));
        var between = among.Average(row => Math.Pow(shares[groups[row], option] - mean, 2));
        return new(within, between, among.Count(row => rows.Human[row] >= 0), among.Count, rows.DesignEffect);
    }
}
