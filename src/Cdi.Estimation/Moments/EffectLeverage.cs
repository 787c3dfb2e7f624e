using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>What effects that are solved for add to the leverage of rows and clusters.</summary>
/// <param name="all">The rows of the corpus.</param>
/// <param name="chunk">The rows of the equation with the effects filled in.</param>
/// <param name="rows">Their indices in the corpus.</param>
/// <param name="effects">The effects.</param>
internal sealed class EffectLeverage(AbsorbedRows all, RowChunk chunk, int[] rows, GroupEffects effects)
{
    private readonly EffectSums ofRows = EffectSums.Of(
        all.Whole, chunk.Columns, chunk.Coefficients, [.. Enumerable.Range(0, rows.Length)], rows.Length);
    private readonly EffectGroups groups = all.Groups;

    /// <summary>The leverage of each row by its effects: 1 where a group is this row alone.</summary>
    public double[] OfRows() => [.. Enumerable.Range(0, rows.Length).Select(row => ofRows.Derivatives(row)[Size] * effects.Form(Cell(row)))];

    /// <summary>The effects of groupings that clusters cut across, as parameters beside θ; null where each group lies within a cluster.</summary>
    /// <param name="clusterOf">The cluster of each row of the equation.</param>
    public ExplicitEffects? Across(ReadOnlySpan<int> clusterOf)
    {
        var nested = new bool[groups.Count];
        for (var grouping = 0; grouping < nested.Length; grouping++) nested[grouping] = groups.IsNested(grouping, rows, clusterOf);
        if (!nested.Contains(false)) return null;
        return ExplicitEffects.Of(groups, OfCells(), nested);
    }

    /// <summary>The groups of a row of the equation.</summary>
    public int[] Cell(int row) => groups.Cells[groups.CellOf[rows[row]]];

    /// <summary>Derivatives of the score of a row's effect: by every parameter, and by the effect.</summary>
    public ReadOnlySpan<double> Derivatives(int row) => ofRows.Derivatives(row);

    /// <summary>The score of each row's effect at θ.</summary>
    public double[] Scores(double[] parameters)
    {
        var (theta, scores) = (new double[Size + 1], new double[checked(rows.Length * (Size + 1))]);
        parameters.CopyTo(theta, 0);
        all.Whole.RowScores(chunk.Columns, chunk.Coefficients, rows.Length, theta, scores);
        return scores[(rows.Length * Size)..];
    }

    private int Size => all.Estimator.ParameterCount;

    private EffectSums OfCells()
    {
        var cells = new int[rows.Length];
        for (var k = 0; k < rows.Length; k++) cells[k] = groups.CellOf[rows[k]];
        return EffectSums.Of(all.Whole, chunk.Columns, chunk.Coefficients, cells, groups.Cells.Length);
    }
}
