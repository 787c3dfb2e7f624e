using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Moments of rows that arrive in chunks, again at each θ, and are never held as a whole.</summary>
/// <remarks>
/// Chunks of any size are cut anew into stretches of sixteen blocks, which the kernel takes as it takes rows in memory, on as many threads; the sums of
/// stretches are added by <see cref="PairwiseSums"/>. A chunk that is such a stretch is read where it lies, others are copied.
/// </remarks>
internal sealed class StreamedMoments : RowwiseMoments
{
    /// <summary>Rows of a stretch: sixteen blocks, a power of two.</summary>
    public const int StretchRows = 16 * RowBlock.MaximumCount;

    private readonly IRowSource source;
    private readonly long divisor;
    private readonly PairwiseSums derivatives;
    private readonly PairwiseSums losses = new(1);
    private readonly double[] stretch;
    private double[] columns = [];
    private double[] coefficients = [];

    /// <summary>Moments of the rows of a source.</summary>
    /// <param name="estimator">The M-estimator.</param>
    /// <param name="source">The rows; every one of the corpus, in its order.</param>
    /// <param name="divisor">n.</param>
    /// <param name="buffers">Memory for passes of this thread.</param>
    /// <param name="all">The rows of the corpus; null where other coefficients are never asked for.</param>
    public StreamedMoments(MEstimator estimator, IRowSource source, long divisor, RowBuffers buffers, IBoundRows? all = null)
        : base(estimator, buffers, all)
    {
        (this.source, this.divisor) = (source, divisor);
        var size = estimator.ParameterCount;
        (stretch, derivatives) = (new double[size + (size * size)], new PairwiseSums(size + (size * size)));
    }

    /// <inheritdoc/>
    public override long Rows => source.Rows;

    /// <inheritdoc/>
    public override long Divisor => divisor;

    /// <inheritdoc/>
    public override double Value(double[] parameters)
    {
        losses.Clear();
        foreach (var rows in Stretches()) losses.Add([Estimator.Loss(rows.Columns, rows.Coefficients, rows.Rows, parameters)]);
        Span<double> total = stackalloc double[1];
        losses.Total(total);
        return total[0] / divisor;
    }

    /// <inheritdoc/>
    public override void Evaluate(double[] parameters, double[] score, double[] jacobian)
    {
        derivatives.Clear();
        foreach (var rows in Stretches())
        {
            Estimator.ScoreAndHessian(
                rows.Columns, rows.Coefficients, rows.Rows, parameters, stretch.AsSpan(0, score.Length), stretch.AsSpan(score.Length));
            derivatives.Add(stretch);
        }

        derivatives.Total(stretch);
        for (var j = 0; j < score.Length; j++) score[j] = stretch[j] / divisor;
        for (var j = 0; j < jacobian.Length; j++) jacobian[j] = stretch[score.Length + j] / divisor;
    }

    /// <inheritdoc/>
    public override IMoments Counted(IRowValues<double> multiplicities) =>
        new StreamedMoments(Estimator, new CountedRows(source, multiplicities, Estimator.FeatureCount), divisor, Buffers, All);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The source gives more or fewer rows than it says.</exception>
    public override IEnumerable<RowChunk> Stretches()
    {
        var (left, held, wanted) = (Rows, 0, (int)Math.Min(Rows, StretchRows));
        foreach (var chunk in source.Read())
        {
            Require(chunk);
            for (var taken = 0; taken < chunk.Rows;)
            {
                if (wanted == 0) throw new InvalidOperationException($"The source says that it has {Rows} rows, and gives more.");
                var rows = Math.Min(wanted - held, chunk.Rows - taken);
                var isWhole = rows == wanted && rows == chunk.Rows;
                if (!isWhole) Copy(chunk, taken, rows, held, wanted);
                (held, taken) = (held + rows, taken + rows);
                if (held < wanted) continue;
                yield return isWhole ? chunk : Held(wanted);
                (left, held) = (left - wanted, 0);
                wanted = (int)Math.Min(left, StretchRows);
            }
        }

        if (left > 0) throw new InvalidOperationException($"The source says that it has {Rows} rows, and gives {left - held} fewer.");
    }

    private void Require(RowChunk chunk)
    {
        if (chunk.Columns.Length != (long)chunk.Rows * Estimator.ColumnCount || chunk.Coefficients.Length != (long)chunk.Rows * Estimator.FeatureCount)
            throw new InvalidOperationException("A chunk does not have the columns and features of the loss.");
    }

    private RowChunk Held(int rows) =>
        new(columns.AsMemory(0, rows * Estimator.ColumnCount), coefficients.AsMemory(0, rows * Estimator.FeatureCount), rows);

    private void Copy(RowChunk chunk, int from, int rows, int to, int stride)
    {
        if (columns.Length < (long)stride * Estimator.ColumnCount) columns = new double[(long)stride * Estimator.ColumnCount];
        if (coefficients.Length < (long)stride * Estimator.FeatureCount) coefficients = new double[(long)stride * Estimator.FeatureCount];
        for (var j = 0; j < Estimator.ColumnCount; j++) CopyColumn(chunk.Columns.Span, columns, j);
        for (var m = 0; m < Estimator.FeatureCount; m++) CopyColumn(chunk.Coefficients.Span, coefficients, m);

        void CopyColumn(ReadOnlySpan<double> source, double[] target, int column) =>
            source.Slice((column * chunk.Rows) + from, rows).CopyTo(target.AsSpan((column * stride) + to, rows));
    }
}
