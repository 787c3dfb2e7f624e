using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Moments of rows that are held in memory; those of instrumented models say more.</summary>
/// <param name="estimator">The M-estimator.</param>
/// <param name="rows">The rows that enter.</param>
/// <param name="divisor">n.</param>
/// <param name="index">For each row its index in the corpus, ascending; empty where they agree.</param>
/// <param name="buffers">Memory for passes of this thread.</param>
/// <param name="all">The rows of the corpus; null where other coefficients are never asked for.</param>
internal class MemoryMoments(
    MEstimator estimator, RowChunk rows, long divisor, ReadOnlyMemory<int> index, RowBuffers buffers, IBoundRows? all = null)
    : RowwiseMoments(estimator, buffers, all)
{
    private double[] counted = [];
    private double[] multiplicity = [];
    private MemoryMoments? other;

    /// <inheritdoc/>
    public override long Rows => rows.Rows;

    /// <inheritdoc/>
    public override long Divisor => divisor;

    /// <inheritdoc/>
    public override IEnumerable<RowChunk> Stretches() => [rows];

    /// <inheritdoc/>
    public override long CorpusRow(long row) => index.IsEmpty ? row : index.Span[(int)row];

    /// <inheritdoc/>
    public override double Value(double[] parameters) => Estimator.Loss(rows.Columns, rows.Coefficients, rows.Rows, parameters) / divisor;

    /// <inheritdoc/>
    public override void Evaluate(double[] parameters, double[] score, double[] jacobian)
    {
        Estimator.ScoreAndHessian(rows.Columns, rows.Coefficients, rows.Rows, parameters, score, jacobian);
        for (var j = 0; j < score.Length; j++) score[j] /= divisor;
        for (var j = 0; j < jacobian.Length; j++) jacobian[j] /= divisor;
    }

    /// <inheritdoc/>
    public override void Scores(double[] parameters, Span<double> scores) =>
        Estimator.RowScores(rows.Columns, rows.Coefficients, rows.Rows, parameters, scores);

    /// <inheritdoc/>
    public override IMoments Counted(IRowValues<double> multiplicities)
    {
        if (other is null)
        {
            (counted, multiplicity) = (new double[rows.Coefficients.Length], new double[rows.Rows]);
            other = new MemoryMoments(Estimator, rows with { Coefficients = counted }, divisor, index, Buffers, All);
        }

        Read(multiplicities, 0, multiplicity);
        var coefficients = rows.Coefficients.Span;
        for (var first = 0; first < counted.Length; first += rows.Rows)
        {
            var from = coefficients.Slice(first, rows.Rows);
            var to = counted.AsSpan(first, rows.Rows);
            for (var k = 0; k < to.Length; k++) to[k] = from[k] * multiplicity[k];
        }

        return other;
    }

    /// <inheritdoc/>
    protected override void Read<T>(IRowValues<T> values, long first, Span<T> destination)
    {
        if (index.IsEmpty)
        {
            values.Read(first, destination);
            return;
        }

        var own = index.Span.Slice((int)first, destination.Length);
        if (values is RowValues<T> held)
        {
            var all = held.Values.Span;
            for (var i = 0; i < own.Length; i++) destination[i] = all[own[i]];
            return;
        }

        for (var i = 0; i < own.Length; i++) values.Read(own[i], destination.Slice(i, 1));
    }
}
