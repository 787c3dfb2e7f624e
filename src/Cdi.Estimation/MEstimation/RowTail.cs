using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>The rows of a block that do not fill eight lanes, as a block of eight rows.</summary>
/// <remarks>Rows past the end repeat the covariates of the last row, so that every function of them is defined, and have coefficients 0, so that they add
/// exactly 0.</remarks>
public static class RowTail
{
    /// <summary>Rows of a block that stand in whole groups of eight.</summary>
    public static int WholeRows(int count) => LaneSums.Whole(count);

    /// <summary>Whether a block has rows that do not fill eight lanes.</summary>
    public static bool Exists(in RowBlock rows) => rows.Count > WholeRows(rows.Count);

    /// <summary>Copies the scores of a padded tail behind those of the whole groups.</summary>
    /// <param name="lanes">d × 8, column-major: the scores of the padded tail.</param>
    /// <param name="parameters">d.</param>
    /// <param name="count">Rows of the block.</param>
    /// <param name="scores">Column-major with <paramref name="stride"/> between columns.</param>
    /// <param name="stride">Distance between columns, at least <paramref name="count"/>.</param>
    public static void CopyScores(ReadOnlySpan<double> lanes, int parameters, int count, Span<double> scores, int stride)
    {
        var start = WholeRows(count);
        for (var j = 0; j < parameters; j++)
        {
            lanes.Slice(j * LaneSums.Lanes, count - start).CopyTo(scores[((j * stride) + start)..]);
        }
    }

    /// <summary>Doubles of scratch that <see cref="Of"/> needs.</summary>
    /// <param name="columns">p.</param>
    /// <param name="features">M.</param>
    public static int ScratchLength(int columns, int features) => (columns + features) * LaneSums.Lanes;

    /// <summary>The last rows.Count mod 8 rows, filled up to eight.</summary>
    /// <param name="rows">The block; its number of rows is no multiple of eight.</param>
    /// <param name="columns">p.</param>
    /// <param name="features">M.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/>; what is returned refers to it.</param>
    public static RowBlock Of(scoped in RowBlock rows, int columns, int features, Span<double> scratch)
    {
        var start = WholeRows(rows.Count);
        var covariates = scratch[..(columns * LaneSums.Lanes)];
        var coefficients = scratch.Slice(covariates.Length, features * LaneSums.Lanes);
        for (var column = 0; column < columns; column++)
        {
            var lanes = covariates.Slice(column * LaneSums.Lanes, LaneSums.Lanes);
            lanes.Fill(rows.Column(column)[^1]);
            rows.Column(column)[start..].CopyTo(lanes);
        }

        coefficients.Clear();
        for (var feature = 0; feature < features; feature++)
        {
            rows.Coefficient(feature)[start..].CopyTo(coefficients.Slice(feature * LaneSums.Lanes, LaneSums.Lanes));
        }

        return new RowBlock(covariates, coefficients, LaneSums.Lanes, 0, LaneSums.Lanes);
    }
}
