using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>The rows of one block of an equation, from which scores are computed without n × d memory.</summary>
/// <param name="estimator">The M-estimator.</param>
/// <param name="buffers">For the scores.</param>
internal sealed class RowPart(MEstimator estimator, RowBuffers buffers)
{
    private RowChunk chunk;
    private int start;
    private double[] unit = [];
    private double[] scores = [];
    private (int Feature, int Rows) unitOf;

    /// <summary>First row of the block within the equation.</summary>
    public long First { get; private set; }

    /// <summary>Rows of the block.</summary>
    public int Count { get; private set; }

    /// <summary>Turns to a block.</summary>
    public void Turn(RowChunk rows, int startInChunk, long firstRow)
    {
        (chunk, start, First) = (rows, startInChunk, firstRow);
        Count = Math.Min(RowBlock.MaximumCount, rows.Rows - startInChunk);
    }

    /// <summary>Count × d, column-major: the moments of the block. Valid until the next call.</summary>
    public ReadOnlySpan<double> Scores(double[] parameters)
    {
        var values = buffers.Scores(Count * parameters.Length);
        estimator.RowScores(chunk.Columns, chunk.Coefficients, chunk.Rows, start, Count, parameters, values);
        return values;
    }

    /// <summary>Count × d, column-major: the score ∇ℓₘ of one feature in every row of the block; for a GLM and the feature v it is −xᵢ. Valid until the next
    /// call.</summary>
    public ReadOnlySpan<double> FeatureScores(int feature, double[] parameters)
    {
        if (unitOf != (feature, chunk.Rows) || unit.Length == 0)
        {
            unit = new double[(long)chunk.Rows * estimator.FeatureCount];
            unit.AsSpan(feature * chunk.Rows, chunk.Rows).Fill(1);
            unitOf = (feature, chunk.Rows);
        }

        if (scores.Length < Count * parameters.Length) scores = new double[Count * parameters.Length];
        var values = scores.AsSpan(0, Count * parameters.Length);
        estimator.RowScores(chunk.Columns, unit, chunk.Rows, start, Count, parameters, values);
        return values;
    }

    /// <summary>A covariate column of the block.</summary>
    public ReadOnlySpan<double> Column(int index) => chunk.Columns.Span.Slice(At(index), Count);

    /// <summary>The coefficients of a feature.</summary>
    public ReadOnlySpan<double> Coefficient(int feature) => chunk.Coefficients.Span.Slice(At(feature), Count);

    /// <summary>The largest absolute coefficient of a row of the block.</summary>
    public double LargestCoefficient(int row)
    {
        var largest = 0.0;
        for (var m = 0; m < estimator.FeatureCount; m++) largest = Math.Max(largest, Math.Abs(chunk.Coefficients.Span[At(m) + row]));
        return largest;
    }

    // Columns are whole in memory that spans index by int.
    private int At(int column) => checked((int)(((long)column * chunk.Rows) + start));
}
