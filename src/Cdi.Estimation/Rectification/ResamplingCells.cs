using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Rectification;

/// <summary>The cells of rows whose sizes resampling keeps.</summary>
internal static class ResamplingCells
{
    /// <summary>The cell of each row, from 0: labelled and other rows of each stratum where their numbers were fixed, the whole corpus elsewhere.</summary>
    /// <param name="sample">The rows.</param>
    /// <param name="fixesSizes">Whether the numbers of labelled rows were fixed before they were drawn.</param>
    public static int[] Of(IRectifiedSample sample, bool fixesSizes)
    {
        var cells = new int[checked((int)sample.Rows)];
        if (!fixesSizes) return cells;
        sample.StratumOf?.Read(0, cells);
        foreach (ref var cell in cells.AsSpan()) cell *= 2;
        foreach (var row in sample.LabelledRows.Span) cells[row]++;
        return cells;
    }
}
