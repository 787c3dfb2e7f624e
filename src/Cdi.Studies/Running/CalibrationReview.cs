using Cdi.Corpus;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI9293) where people's labels are calibrated to more columns than a tenth of them.</summary>
/// <remarks>In simulations intervals of 95 % held .92 of the time with a column for every five labels and .88 with one for every three.</remarks>
internal static class CalibrationReview
{
    private const int FewestLabelsOfColumn = 10;

    /// <summary>The warnings, one for each estimand.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples)
    {
        if (material.Definition.Inference.Calibration is not { Totals.Count: > 1 } known) return [];
        var columns = known.Totals.Count;
        return from estimand in material.Definition.Estimands.Index()
               let labelled = samples.Of(null, material.Problem.Estimands[estimand.Index].Features.Variables).Labelled.Span.Count(true)
               where labelled > 0 && labelled < FewestLabelsOfColumn * columns
               select DataDiagnostics.ManyCalibrationColumns(
                   material.Table.File, StudyMaterial.Subject(estimand.Item), known.Written, labelled, columns);
    }
}
