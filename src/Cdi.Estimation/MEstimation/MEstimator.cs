namespace Cdi.Estimation.MEstimation;

/// <summary>An M-estimator behind one virtual call per pass over the data, so that estimators need not be generic in the kernel.</summary>
/// <remarks>Obtained from a kernel type with its generic subclass. All sums are over rows, not means.</remarks>
public abstract class MEstimator
{
    /// <summary>How its passes are carried out.</summary>
    public abstract PassExecution Execution { get; }

    /// <summary>The same estimator with passes that are carried out otherwise.</summary>
    /// <param name="execution">How.</param>
    public abstract MEstimator Under(PassExecution execution);

    /// <summary>d, the number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>p, the number of covariate columns that the loss reads.</summary>
    public abstract int ColumnCount { get; }

    /// <summary>M, the number of annotated features.</summary>
    public abstract int FeatureCount { get; }

    /// <summary>How the loss behaves far from its minimum.</summary>
    public abstract LossTail Tail { get; }

    /// <summary>Σᵢ Σₘ cᵢₘ ℓₘ(θ; xᵢ).</summary>
    /// <param name="columns">n × p, column-major.</param>
    /// <param name="coefficients">n × M, column-major.</param>
    /// <param name="rows">n.</param>
    /// <param name="parameters">θ, d.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public abstract double Loss(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters);

    /// <summary>Gradient of <see cref="Loss"/>; <paramref name="score"/> has length d and is overwritten.</summary>
    /// <inheritdoc cref="Loss" path="/param|/exception"/>
    public abstract void Score(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score);

    /// <summary>Gradient and Hessian of <see cref="Loss"/>; lengths d and d × d, overwritten.</summary>
    /// <inheritdoc cref="Loss" path="/param|/exception"/>
    public abstract void ScoreAndHessian(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian);

    /// <summary>Score of every row: n × d, column-major, overwritten.</summary>
    /// <inheritdoc cref="Loss" path="/param|/exception"/>
    public void RowScores(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> scores) =>
        RowScores(columns, coefficients, rows, 0, rows, parameters, scores);

    /// <summary>Score of the rows <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1, for callers that walk a large corpus
    /// without n × d memory.</summary>
    /// <param name="columns">n × p, column-major.</param>
    /// <param name="coefficients">n × M, column-major.</param>
    /// <param name="rows">n.</param>
    /// <param name="first">First row, from 0.</param>
    /// <param name="count">Rows wanted.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="scores"><paramref name="count"/> × d, column-major, overwritten.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or the rows do not lie within the problem.</exception>
    public abstract void RowScores(
        ReadOnlyMemory<double> columns,
        ReadOnlyMemory<double> coefficients,
        int rows,
        int first,
        int count,
        ReadOnlyMemory<double> parameters,
        Span<double> scores);
}
