using Cdi.Corpus;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Weights of a corpus by which it has the totals that its population is known to have.</summary>
internal static class CalibratedWeights
{
    private const string Subject = "corpus.totals";

    /// <summary>The table with a column of calibrated weights for each column of weights of an estimand.</summary>
    /// <exception cref="CorpusException">Weights are none, a level has no total or a total no text, totals follow from each other, or no weights of 0 or more
    /// have these totals.</exception>
    public static CorpusTable Added(StudyDefinition study, CorpusTable table)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand is not { Totals: { } totals, WeightColumn: { } name } || table.Rows == 0 || table.HasNumbers(name)) continue;
            WeightReview.Require(estimand, table);
            RequireLevels(totals, table, Before(estimand, table));
            table.AddNumbers(name, Solved(estimand, totals, table));
        }

        return table;
    }

    /// <summary>n: the weights before they are calibrated.</summary>
    public static double[] Before(EstimandDefinition estimand, CorpusTable table) =>
        estimand.Weight is { } weight ? table.Numbers(weight).ToArray() : [.. Enumerable.Repeat(1.0, table.Rows)];

    /// <summary>n × p, column-major: what each row adds to each total that the others do not say.</summary>
    public static double[] Columns(PopulationTotals totals, CorpusTable table) =>
        [.. Counted(totals).SelectMany(total => Column(total, table))];

    private static double[] Solved(EstimandDefinition estimand, PopulationTotals totals, CorpusTable table)
    {
        var (columns, before) = (Columns(totals, table), Before(estimand, table));
        if (!SampleCalibration.AreIndependent(columns, before))
            throw Refused(DataDiagnostics.TotalsOfOneThing(table.File, Subject, Names(totals)));
        var isRaking = totals.Kind == CalibrationKind.Raking;
        var solved = SampleCalibration.Solve(columns, before, [.. Counted(totals).Select(total => total.Value)], isRaking)
            ?? throw Refused(DataDiagnostics.TotalsOutOfReach(table.File, Subject, Names(totals)));
        var least = Enumerable.Range(0, solved.Length).MinBy(row => solved[row]);
        if (solved[least] < 0) throw Refused(DataDiagnostics.WeightBelowZero(table.File, Subject, before[least], solved[least], table.Place(least)));
        return solved;
    }

    // Once a total counts the texts, that of the first level of a further column of groups follows.
    private static IEnumerable<PopulationTotal> Counted(PopulationTotals totals)
    {
        var (isCounted, seen) = (totals.Totals.Any(each => each.Column is null), new HashSet<string>(StringComparer.Ordinal));
        var whole = isCounted ? null : totals.Totals.FirstOrDefault(each => each.Level is not null)?.Column;
        return totals.Totals.Where(each => each is { Level: null } or { Column: null } || !seen.Add(each.Column) || each.Column == whole);
    }

    private static double[] Column(PopulationTotal total, CorpusTable table)
    {
        if (total.Column is not { } column) return [.. Enumerable.Repeat(1.0, table.Rows)];
        if (total.Level is not { } level) return table.Numbers(column).ToArray();
        var factor = table.Factor(column);
        var code = factor.Levels.ToList().IndexOf(level);
        return Array.ConvertAll(factor.Codes.ToArray(), each => each == code ? 1.0 : 0);
    }

    private static void RequireLevels(PopulationTotals totals, CorpusTable table, double[] weights)
    {
        foreach (var group in totals.Totals.Where(each => each.Level is not null).GroupBy(each => each.Column ?? "", StringComparer.Ordinal))
        {
            var (factor, has) = (table.Factor(group.Key), new HashSet<string>(StringComparer.Ordinal));
            for (var row = 0; row < table.Rows; row++)
            {
                if (weights[row] == 0) continue;
                var level = factor.Levels[factor.Codes.Span[row]];
                if (!has.Add(level) || group.Any(each => each.Level == level)) continue;
                throw Refused(DataDiagnostics.LevelWithoutTotal(
                    table.File, Subject, group.Key, level, [.. group.Select(each => each.Level ?? "")], table.Place(row)));
            }

            if (group.FirstOrDefault(each => !has.Contains(each.Level ?? "")) is { Level: { } without })
                throw Refused(DataDiagnostics.TotalWithoutText(table.File, Subject, group.Key, without, has.Order(StringComparer.Ordinal)));
        }
    }

    private static IEnumerable<string> Names(PopulationTotals totals) => totals.Totals.Select(each => each.Column ?? "texts").Distinct(StringComparer.Ordinal);

    private static CorpusException Refused(DataDiagnostic diagnostic) => new([diagnostic]);
}
