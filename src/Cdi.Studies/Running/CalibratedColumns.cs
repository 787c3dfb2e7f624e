using Cdi.Corpus;
using Cdi.Estimation.LabelledSamples;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>The columns to whose totals over the corpus labels are calibrated.</summary>
internal static class CalibratedColumns
{
    /// <summary>What is known of every row; null where labels are not calibrated.</summary>
    /// <param name="inference">How estimates are formed.</param>
    /// <param name="table">The corpus.</param>
    public static LabelCalibration? Of(InferenceDefinition inference, CorpusTable table)
    {
        if (inference.Calibration is not { } known || table.Rows == 0) return null;
        var columns = new double[table.Rows * known.Totals.Count];
        foreach (var (place, total) in known.Totals.Index())
        {
            var values = columns.AsSpan(place * table.Rows, table.Rows);
            values.Fill(1);
            foreach (var name in total.Columns)
            {
                var column = table.Numbers(name).Span;
                for (var row = 0; row < values.Length; row++) values[row] *= column[row];
            }
        }

        return new(columns, table.Rows, known.Kind == CalibrationKind.Raking) { IsPlain = known.IsPlain };
    }
}
