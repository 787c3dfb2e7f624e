using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What rows of the corpus count in an estimand.</summary>
internal static class RowWeights
{
    /// <summary>n: the weight of each row, 0 where it lacks a value that is read; null where every row counts once.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">Its corpus.</param>
    public static double[]? Of(EstimandDefinition estimand, CorpusTable table)
    {
        double[][] factors = [.. new[] { estimand.Weight, estimand.Known }.OfType<string>().Select(column => table.Numbers(column).ToArray())];
        if (factors.Length == 0) return null;
        return [.. Enumerable.Range(0, table.Rows).Select(row => factors.Aggregate(1.0, (product, factor) => product * factor[row]))];
    }
}
