using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Variance;

/// <summary>Walks the moments mᵢ of an equation in blocks, without n × d memory.</summary>
internal ref struct RowMoments
{
    private readonly MomentEquation equation;
    private readonly double[] parameters;
    private readonly double[] buffer;
    private int start;

    /// <summary>Begins before the first block.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="buffer">Reused between walks; grown where too short.</param>
    public RowMoments(MomentEquation equation, double[] parameters, ref double[] buffer)
    {
        var length = Math.Min(equation.Rows, RowBlock.MaximumCount) * parameters.Length;
        if (buffer.Length < length) buffer = new double[length];
        this.equation = equation;
        this.parameters = parameters;
        this.buffer = buffer;
    }

    /// <summary>First row of the block.</summary>
    public readonly int First => start - Count;

    /// <summary>Rows of the block.</summary>
    public int Count { get; private set; }

    /// <summary>Count × d, column-major: the moments of the block.</summary>
    public readonly ReadOnlySpan<double> Values => buffer.AsSpan(0, Count * parameters.Length);

    /// <summary>Goes to the next block.</summary>
    public bool MoveNext()
    {
        if (start >= equation.Rows) return false;
        Count = Math.Min(RowBlock.MaximumCount, equation.Rows - start);
        equation.Estimator.RowScores(equation.Columns, equation.Coefficients, equation.Rows, start, Count, parameters,
            buffer.AsSpan(0, Count * parameters.Length));
        start += Count;
        return true;
    }
}
