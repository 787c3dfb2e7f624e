using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>Moments by passes of a kernel over blocks of rows, wherever the rows come from.</summary>
/// <remarks>
/// The block is the unit of determinism: blocks begin at multiples of <see cref="RowBlock.MaximumCount"/> rows of the equation and are added by one tree, so
/// that rows in memory and rows in chunks of any size give the same bits.
/// </remarks>
/// <param name="estimator">The M-estimator.</param>
/// <param name="buffers">Memory for passes of this thread.</param>
/// <param name="all">The rows of the corpus; null where other coefficients are never asked for.</param>
internal abstract partial class RowwiseMoments(MEstimator estimator, RowBuffers buffers, IBoundRows? all) : IMoments
{
    /// <inheritdoc/>
    public int ParameterCount => estimator.ParameterCount;

    /// <inheritdoc/>
    public LossTail Tail => estimator.Tail;

    /// <inheritdoc/>
    public abstract long Rows { get; }

    /// <inheritdoc/>
    public abstract long Divisor { get; }

    /// <inheritdoc/>
    public virtual IMomentDiagnosis Diagnosis => new RowDiagnosis(this);

    /// <inheritdoc/>
    public virtual int EffectRank => 0;

    /// <inheritdoc/>
    public virtual int EffectRankAcross(IRowValues<int>? clusters) => EffectRank;

    /// <inheritdoc/>
    public virtual EffectLeverage? Effects => null;

    /// <inheritdoc/>
    public virtual (double Form, double Curvature, int Group)[] EffectForms() => [];

    /// <summary>The M-estimator.</summary>
    public MEstimator Estimator => estimator;

    /// <summary>Memory for passes of this thread.</summary>
    protected RowBuffers Buffers => buffers;

    /// <summary>The rows of the corpus; null where other coefficients are never asked for.</summary>
    protected IBoundRows? All => all;

    /// <summary>All rows in order; every chunk but the last holds 2ᵏ whole blocks. Its memory is read until the next one is asked for.</summary>
    public abstract IEnumerable<RowChunk> Stretches();

    /// <summary>The row of the corpus behind a row of the equation.</summary>
    public virtual long CorpusRow(long row) => row;

    /// <inheritdoc/>
    public abstract double Value(double[] parameters);

    /// <inheritdoc/>
    public abstract void Evaluate(double[] parameters, double[] score, double[] jacobian);

    /// <inheritdoc/>
    public abstract IMoments Counted(IRowValues<double> multiplicities);

    /// <inheritdoc/>
    public virtual IMoments Linearised(double[] parameters) => this;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The equation was made without the rows of its corpus.</exception>
    public virtual IMoments With(IRowColumns coefficients) =>
        all?.Over(coefficients) ?? throw new InvalidOperationException("The equation was made without the rows of its corpus.");

    /// <inheritdoc/>
    public virtual IMoments With(IChosenRows rows, ReadOnlyMemory<double> coefficients) => rows.Over(coefficients);

    /// <summary>All rows block by block; one object that turns from block to block.</summary>
    public IEnumerable<RowPart> Parts()
    {
        var first = 0L;
        foreach (var chunk in Stretches())
        {
            foreach (var part in PartsOf(chunk, first)) yield return part;
            first += chunk.Rows;
        }
    }

    /// <summary>The blocks of a stretch; one object that turns from block to block.</summary>
    /// <param name="chunk">The stretch.</param>
    /// <param name="first">Its first row within the equation.</param>
    public IEnumerable<RowPart> PartsOf(RowChunk chunk, long first)
    {
        var part = new RowPart(estimator, buffers);
        for (var start = 0; start < chunk.Rows; start += RowBlock.MaximumCount)
        {
            part.Turn(chunk, start, first + start);
            yield return part;
        }
    }

    /// <inheritdoc/>
    public void AddProducts(double[] parameters, IRowValues<int>? codes, ReadOnlySpan<MomentSums> sums)
    {
        foreach (var part in Parts())
        {
            var scores = part.Scores(parameters);
            if (codes is null)
            {
                sums[0].Add(scores, part.Count);
                continue;
            }

            var own = CodesOf(codes, part);
            for (var code = 0; code < sums.Length; code++) sums[code].Add(Choose(scores, own, code, out var rows), rows);
        }
    }

    /// <inheritdoc/>
    public void AddScores(double[] parameters, IRowValues<int>? groups, Span<double> sums)
    {
        foreach (var part in Parts())
        {
            var scores = part.Scores(parameters);
            var own = groups is null ? [] : CodesOf(groups, part);
            for (var i = 0; i < part.Count; i++)
            {
                var sum = SumOf(sums, groups is null ? part.First + i : own[i]);
                for (var j = 0; j < sum.Length; j++) sum[j] += scores[(j * part.Count) + i];
            }
        }
    }

    /// <inheritdoc/>
    public void AddAlong(double[] parameters, double[] direction, IRowValues<int> codes, Span<AlongSums> sums)
    {
        foreach (var part in Parts())
        {
            var along = Along(part, parameters, direction);
            var own = CodesOf(codes, part);
            for (var i = 0; i < along.Length; i++) sums[own[i]].Add(along[i]);
        }
    }

    /// <inheritdoc/>
    public void AddLargest(double[] parameters, double[] direction, LargestShares largest)
    {
        foreach (var part in Parts())
        {
            var along = Along(part, parameters, direction);
            for (var i = 0; i < along.Length; i++) largest.Add(CorpusRow(part.First + i), along[i] * along[i]);
        }
    }

    /// <inheritdoc/>
    public void ScoresOf(double[] parameters, ReadOnlySpan<long> rows, Span<double> scores)
    {
        var next = 0;
        foreach (var part in Parts())
        {
            if (next == rows.Length) return;
            if (rows[next] >= part.First + part.Count) continue;
            var own = part.Scores(parameters);
            for (; next < rows.Length && rows[next] < part.First + part.Count; next++)
            {
                var row = (int)(rows[next] - part.First);
                for (var j = 0; j < ParameterCount; j++) scores[(j * rows.Length) + next] = own[(j * part.Count) + row];
            }
        }

        if (next < rows.Length) throw new ArgumentOutOfRangeException(nameof(rows), rows[next], "The equation has no such row, or rows do not ascend.");
    }

    /// <inheritdoc/>
    public int[] CodesOf(IRowValues<int> codes)
    {
        var own = new int[checked((int)Rows)];
        Read(codes, 0, own);
        return own;
    }

    /// <summary>Reads what a corpus says of rows of the equation.</summary>
    protected virtual void Read<T>(IRowValues<T> values, long first, Span<T> destination) => values.Read(first, destination);

    private Span<double> SumOf(Span<double> sums, long group) => sums.Slice(checked((int)(group * ParameterCount)), ParameterCount);

    private ReadOnlySpan<int> CodesOf(IRowValues<int> codes, RowPart part)
    {
        var own = buffers.Codes(part.Count);
        Read(codes, part.First, own);
        return own;
    }

    // The product of a direction with the moment of each row. Valid until the next call.
    private ReadOnlySpan<double> Along(RowPart part, double[] parameters, double[] direction)
    {
        var scores = part.Scores(parameters);
        var along = buffers.Along(part.Count);
        along.Clear();
        for (var j = 0; j < direction.Length; j++) ColumnSums.AddMultiple(along, direction[j], scores.Slice(j * part.Count, part.Count));
        return along;
    }

    private ReadOnlySpan<double> Choose(ReadOnlySpan<double> scores, ReadOnlySpan<int> codes, int code, out int rows)
    {
        rows = codes.Count(code);
        var chosen = buffers.Chosen(rows * ParameterCount);
        var next = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] != code) continue;
            for (var j = 0; j < ParameterCount; j++) chosen[(j * rows) + next] = scores[(j * codes.Length) + i];
            next++;
        }

        return chosen;
    }
}
