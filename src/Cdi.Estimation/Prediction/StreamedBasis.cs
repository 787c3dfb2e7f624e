using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Prediction;

/// <summary>The same regressors of columns that are read: their means and deviations are measured in six passes, and a block of rows is computed when one of
/// its rows is asked for.</summary>
/// <remarks>Rows asked for in ascending order cost one pass. Sums are formed row by row in the order of the corpus, as in memory: the bits are the
/// same.</remarks>
internal sealed class StreamedBasis : PredictorBasis
{
    private const int BlockRows = 4096;

    private readonly RegressorBlock block;
    private readonly int[] kept;
    private readonly double[] values;
    private int first;
    private int held;

    private StreamedBasis(RegressorBlock block, int[] kept, int answerColumns, int rowCount)
        : base(kept.Length + 1, answerColumns, rowCount)
    {
        (this.block, this.kept) = (block, kept);
        values = new double[BlockRows * ColumnCount];
        for (var row = 0; row < BlockRows; row++) values[row * ColumnCount] = 1;
    }

    /// <summary>Measures the columns.</summary>
    /// <param name="columns">What is read.</param>
    public static StreamedBasis Of(PredictorColumns columns)
    {
        var block = new RegressorBlock(columns, BlockRows);
        Pass(columns, block.AddAnswers);
        block.CompleteAnswers();
        foreach (var isProduct in new[] { false, true })
        {
            Pass(columns, (start, count) => block.AddToMeans(start, count, isProduct));
            Pass(columns, (start, count) => block.AddToVariances(start, count, isProduct));
            block.Complete(isProduct, IsConstant);
        }

        Pass(columns, block.Compare);
        var kept = new List<int>();
        var answers = 0;
        foreach (var column in block.InOrder)
        {
            if (block.IsConstant(column) || kept.Exists(earlier => block.AreEqual(earlier, column))) continue;
            kept.Add(column);
            if (block.IsOfAnswer(column)) answers++;
        }

        return new(block, [.. kept], answers, columns.RowCount);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Row(int row)
    {
        if (row < first || row >= first + held) Fill(row);
        return values.AsSpan((row - first) * ColumnCount, ColumnCount);
    }

    private void Fill(int row)
    {
        first = row - (row % BlockRows);
        held = Math.Min(BlockRows, RowCount - first);
        block.Fill(first, held);
        for (var j = 0; j < kept.Length; j++)
        {
            var column = block.Standardised(kept[j], held);
            for (var i = 0; i < column.Length; i++) values[(i * ColumnCount) + j + 1] = column[i];
        }
    }

    private static void Pass(PredictorColumns columns, Action<int, int> use)
    {
        for (var start = 0; start < columns.RowCount; start += BlockRows) use(start, Math.Min(BlockRows, columns.RowCount - start));
    }
}
