using Cdi.Corpus;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>How the texts of a corpus were sampled from their population, from the columns that say so.</summary>
internal static class SurveyColumns
{
    /// <summary>Whether an estimand follows a sample, and no sandwich or sum over clusters: its strata or population sizes are named, or it is the total of a
    /// population from which clusters were sampled.</summary>
    public static bool AreNamed(EstimandDefinition estimand) => (estimand.Strata ?? estimand.PopulationSize) is not null
        || estimand.Totals is not null || estimand is { Kind: EstimandKind.Total, Weight: not null, Cluster: not null };

    /// <summary>The sample of an estimand; null where it follows none.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="clusters">n: the cluster of each row; empty where rows were sampled themselves.</param>
    /// <exception cref="CorpusException">A cluster lies in two strata, a stratum has one unit, or a population is smaller than its sample.</exception>
    public static SurveyDesign? Of(EstimandDefinition estimand, CorpusTable table, int[] clusters)
    {
        if (!AreNamed(estimand) || table.Rows == 0) return null;
        var units = clusters.Length > 0 ? clusters : [.. Enumerable.Range(0, table.Rows)];
        var strata = estimand.Strata is { } column ? ClusterCodes.Of(table, column) : new int[table.Rows];
        RequireNested(estimand, table, units, strata);
        var sizes = units.Zip(strata).Distinct().CountBy(each => each.Second).ToDictionary(each => each.Key, each => each.Value);
        var fractions = estimand.PopulationSize is { } population ? Fractions(estimand, population, table, strata, sizes) : [];
        for (var row = 0; row < strata.Length; row++)
        {
            if (sizes[strata[row]] > 1 || (fractions.Length > 0 && fractions[strata[row]] >= 1)) continue;
            throw Refused(DataDiagnostics.SingleUnit(table.File, StudyMaterial.Subject(estimand), estimand.Strata, Value(table, estimand.Strata, row),
                estimand.Cluster, table.Place(row)));
        }

        return new(units, strata, fractions)
        {
            IsOfTotal = estimand is { Kind: EstimandKind.Total, WeightColumn: not null },
            Calibration = estimand is { Totals: { } totals, WeightColumn: { } calibrated }
                ? new(CalibratedWeights.Columns(totals, table), CalibratedWeights.Before(estimand, table), table.Numbers(calibrated).ToArray()) : null,
        };
    }

    private static void RequireNested(EstimandDefinition estimand, CorpusTable table, int[] units, int[] strata)
    {
        var first = new Dictionary<int, int>();
        for (var row = 0; row < units.Length; row++)
        {
            if (first.TryAdd(units[row], row) || strata[first[units[row]]] == strata[row]) continue;
            throw Refused(DataDiagnostics.UnitInTwoStrata(table.File, StudyMaterial.Subject(estimand), estimand.Cluster ?? "",
                Value(table, estimand.Cluster, row), estimand.Strata ?? "", table.Place(row), table.Place(first[units[row]])));
        }
    }

    // Shares where no value is above 1, as R's `survey` reads them.
    private static double[] Fractions(
        EstimandDefinition estimand, string column, CorpusTable table, int[] strata, Dictionary<int, int> sizes)
    {
        var values = table.Numbers(column).Span;
        var areShares = true;
        foreach (var value in values) areShares &= value <= 1;
        var (fractions, first) = (new double[sizes.Count], new Dictionary<int, int>());
        for (var row = 0; row < strata.Length; row++)
        {
            var (value, units) = (values[row], sizes[strata[row]]);
            var isFirst = first.TryAdd(strata[row], row);
            var earlier = isFirst ? value : values[first[strata[row]]];
            if (double.IsFinite(value) && value > 0 && value == earlier && (areShares || value >= units))
            {
                fractions[strata[row]] = areShares ? value : units / value;
                continue;
            }

            throw Refused(DataDiagnostics.NoPopulationSize(table.File, StudyMaterial.Subject(estimand), column, value, earlier, units, table.Place(row)));
        }

        return fractions;
    }

    private static string Value(CorpusTable table, string? column, int row) => column is null ? "" : ClusterCodes.Value(table, column, row);

    private static CorpusException Refused(DataDiagnostic diagnostic) => new([diagnostic]);
}
