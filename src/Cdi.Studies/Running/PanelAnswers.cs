using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>From the answers of several models to those of the panel that they are.</summary>
/// <remarks>
/// A member without an answer counts as well: where such members weigh more than those who say the label (of numbers: than the others), the text has none. Of
/// options that weigh the same the one declared first is the label. The confidence is the weight behind the label over that of all members; numbers have none.
/// </remarks>
internal static class PanelAnswers
{
    /// <summary>Weights that differ by less, of their sum, are the same: sums of decimal fractions are not exact.</summary>
    private const double Rounding = 1e-9;

    /// <summary>What a panel says.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="rows">n.</param>
    /// <param name="members">What its members say, in their order.</param>
    /// <param name="apart">n: texts that prompts of a member show with their labels, of which the panel says nothing; empty for none.</param>
    /// <returns>Labels, empty where those of a member are still to come.</returns>
    public static ModelLabels Of(ModelPanel panel, OutcomeDefinition outcome, int rows, IReadOnlyList<ModelLabels> members,
        ReadOnlyMemory<bool> apart)
    {
        if (members.Any(member => member.Labels.IsEmpty)) return new(default, default, 0, -1) { Cost = CostOf(members) };
        var said = outcome.IsNumeric ? Numbers(panel, rows, members, apart) : Options(panel, outcome.Options.Count, rows, members, apart);
        return said with { Cost = CostOf(members) };
    }

    private static ModelLabels Options(ModelPanel panel, int classes, int rows, IReadOnlyList<ModelLabels> members, ReadOnlyMemory<bool> apart)
    {
        var all = panel.Weights.Sum();
        var (labels, confidence, probabilities) = (new double[rows], new double[rows], new double[checked(rows * classes)]);
        var isMean = panel.Aggregate == LabelAggregate.Mean;
        var mass = new double[classes];
        for (var row = 0; row < rows; row++)
        {
            Array.Clear(mass);
            var silent = 0.0;
            for (var m = 0; m < members.Count; m++)
            {
                if (double.IsNaN(members[m].Labels.Span[row])) silent += panel.Weights[m];
                else Add(mass, members[m], row, rows, panel.Weights[m], isMean);
            }

            var label = First(mass, Rounding * all);
            var isSilent = IsApart(apart, row) || silent > (isMean ? all - silent : mass[label]) + (Rounding * all);
            labels[row] = isSilent ? double.NaN : label;
            confidence[row] = isSilent ? double.NaN : mass[label] / all;
            for (var k = 0; k < classes; k++) probabilities[(k * rows) + row] = isSilent ? double.NaN : mass[k] / (all - silent);
        }

        return new(labels, confidence, 0, -1) { Probabilities = isMean ? probabilities : default };
    }

    private static void Add(double[] mass, ModelLabels member, int row, int rows, double weight, bool isMean)
    {
        if (!isMean || member.Probabilities.IsEmpty)
        {
            mass[(int)member.Labels.Span[row]] += weight;
            return;
        }

        for (var k = 0; k < mass.Length; k++) mass[k] += weight * member.Probabilities.Span[(k * rows) + row];
    }

    private static ModelLabels Numbers(ModelPanel panel, int rows, IReadOnlyList<ModelLabels> members, ReadOnlyMemory<bool> apart)
    {
        var all = panel.Weights.Sum();
        var labels = new double[rows];
        var said = new List<(double Number, double Weight)>();
        for (var row = 0; row < rows; row++)
        {
            said.Clear();
            for (var m = 0; m < members.Count; m++)
            {
                if (members[m].Labels.Span[row] is var number && !double.IsNaN(number)) said.Add((number, panel.Weights[m]));
            }

            var heard = said.Sum(each => each.Weight);
            labels[row] = IsApart(apart, row) || all - heard > heard + (Rounding * all) ? double.NaN
                : panel.Aggregate == LabelAggregate.Median ? Median(said, heard, Rounding * all)
                : said.Sum(each => each.Weight * each.Number) / heard;
        }

        return new(labels, default, 0, -1);
    }

    /// <summary>The number below and above which at most half of the weight lies; where exactly half lies below, the mean of the two in the middle.</summary>
    private static double Median(List<(double Number, double Weight)> said, double heard, double rounding)
    {
        var below = 0.0;
        List<(double Number, double Weight)> sorted = [.. said.OrderBy(each => each.Number)];
        for (var i = 0; i < sorted.Count; i++)
        {
            below += sorted[i].Weight;
            if (Math.Abs(below - (heard / 2)) <= rounding && i + 1 < sorted.Count) return (sorted[i].Number + sorted[i + 1].Number) / 2;
            if (below > heard / 2) return sorted[i].Number;
        }

        return sorted[^1].Number;
    }

    private static bool IsApart(ReadOnlyMemory<bool> apart, int row) => !apart.IsEmpty && apart.Span[row];

    /// <summary>The first of those that are largest but for rounding; all of these are made equal.</summary>
    private static int First(double[] mass, double rounding)
    {
        var most = mass.Max();
        for (var k = 0; k < mass.Length; k++) mass[k] = mass[k] >= most - rounding ? most : mass[k];
        return Array.IndexOf(mass, most);
    }

    /// <summary>What all members have cost; null where that of one of them is unknown, or they were paid in several currencies.</summary>
    private static ModelCost? CostOf(IReadOnlyList<ModelLabels> members)
    {
        var (amount, currency) = (0m, (string?)null);
        foreach (var member in members)
        {
            if (member.Cost is not { } cost) return null;
            if (cost == ModelCost.Nothing) continue;
            if (currency is not null && cost.Currency != currency) return null;
            (amount, currency) = (amount + cost.Amount, cost.Currency);
        }

        return currency is null ? ModelCost.Nothing : new(amount, currency);
    }
}
