using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What the rows of a corpus weigh in the loss of an estimand.</summary>
internal static class RowWeights
{
    /// <summary>n: the same, 0 also in rows without an answer of the model whose error is the outcome; null where every row counts once.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">Its corpus.</param>
    /// <param name="covariates">The columns of its kernel.</param>
    public static double[]? Of(EstimandDefinition estimand, CorpusTable table, Covariates covariates)
    {
        var weights = Of(estimand, table);
        if (estimand.Judged is null) return weights;
        var answered = covariates.Values.Span.Slice((estimand.Answers.Count - 1) * table.Rows, table.Rows);
        if (!answered.Contains(0)) return weights;
        weights ??= [.. Enumerable.Repeat(1.0, table.Rows)];
        for (var row = 0; row < weights.Length; row++) weights[row] = answered[row] == 0 ? 0 : weights[row];
        return weights;
    }

    /// <summary>n: the column of weights, 0 in rows that lack a value that is read; null where every row counts once.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">Its corpus.</param>
    public static double[]? Of(EstimandDefinition estimand, CorpusTable table)
    {
        if (estimand is { WeightColumn: null, Known: null }) return null;
        var weights = estimand.WeightColumn is { } column ? table.Numbers(column).ToArray() : [.. Enumerable.Repeat(1.0, table.Rows)];
        if (estimand.Known is not { } name) return weights;
        var known = table.Numbers(name).Span;
        for (var row = 0; row < weights.Length; row++) weights[row] = known[row] == 0 ? 0 : weights[row];
        return weights;
    }
}
