using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Looks whether the weights of an estimand are weights, before anything is drawn or fitted.</summary>
internal static class WeightReview
{
    /// <summary>Throws where a weight is no finite number of 0 or more, or none is above 0.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">The corpus.</param>
    /// <exception cref="CorpusException">One is not, or none is.</exception>
    public static void Require(EstimandDefinition estimand, CorpusTable table)
    {
        if (estimand.Weight is not { } column) return;
        var weights = table.Numbers(column).Span;
        var (first, further, counts) = (-1, -1L, false);
        for (var row = 0; row < weights.Length; row++)
        {
            counts |= weights[row] > 0;
            if (double.IsFinite(weights[row]) && weights[row] >= 0) continue;
            if (first < 0) first = row;
            further++;
        }

        var subject = StudyMaterial.Subject(estimand);
        if (first >= 0) throw new CorpusException([DataDiagnostics.NoWeight(table.File, subject, column, weights[first], table.Place(first), further)]);
        if (!counts && weights.Length > 0) throw new CorpusException([DataDiagnostics.WeightlessRows(table.File, subject, column)]);
    }
}
