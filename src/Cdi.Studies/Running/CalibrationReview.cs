using Cdi.Corpus;
using Cdi.Estimation.Designs;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI9293) where people's labels are calibrated to more columns than a tenth of them.</summary>
/// <remarks>In simulations intervals of 95 % held .92 of the time with a column for every five labels and .88 with one for every three.</remarks>
internal static class CalibrationReview
{
    private const int FewestLabelsOfColumn = 10;

    /// <summary>The warnings, one for each estimand of the spec.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples)
    {
        if (material.Definition.Inference.Calibration is not { Totals.Count: > 1 } known) return [];
        var columns = known.Totals.Count;
        return (from estimand in material.Definition.Estimands.Index()
                let labelled = DrawnByChance(samples.Of(null, material.Problem.Estimands[estimand.Index].Features.Variables))
                where labelled > 0 && labelled < FewestLabelsOfColumn * columns
                select DataDiagnostics.ManyCalibrationColumns(
                    material.Table.File, StudyMaterial.Subject(estimand.Item), known.Written, labelled, columns)).DistinctBy(each => each.Subject);
    }

    // Texts that were certain to be labelled stand for no others: their residuals are no part of the variance of the draw.
    private static int DrawnByChance(DrawnSample sample)
    {
        var labelled = sample.Labelled.Span;
        var chances = sample.Probabilities.Span;
        var count = 0;
        for (var row = 0; row < labelled.Length; row++)
        {
            if (labelled[row] && chances[row] < 1) count++;
        }

        return count;
    }
}
