using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Prediction;

/// <summary>What is known of every row without a human: columns as they are, and regressors made of them.</summary>
internal sealed class PredictorColumns
{
    private PredictorBasis? basis;

    /// <summary>Describes the columns of one annotated variable.</summary>
    /// <param name="scale">What values the variable takes.</param>
    /// <param name="machine">n; what the LLM says, NaN where it gave no answer.</param>
    /// <param name="confidence">n, or empty where none was asked for; NaN where none was given.</param>
    /// <param name="covariates">n × k, column-major; finite.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public PredictorColumns(
        OutcomeScale scale, ReadOnlyMemory<double> machine, ReadOnlyMemory<double> confidence, ReadOnlyMemory<double> covariates)
    {
        (Scale, Machine, Confidence, Covariates) = (scale, machine, confidence, covariates);
        if (confidence.Length != 0 && confidence.Length != machine.Length)
            throw new ArgumentException("Labels and confidences differ in length.", nameof(confidence));
        if (machine.Length == 0 ? covariates.Length != 0 : covariates.Length % machine.Length != 0)
            throw new ArgumentException("Covariates are not whole columns.", nameof(covariates));
    }

    /// <summary>n, the rows of the corpus.</summary>
    public int RowCount => Machine.Length;

    /// <summary>What values the variable takes.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>n; what the LLM says, NaN where it gave no answer.</summary>
    public ReadOnlyMemory<double> Machine { get; }

    /// <summary>n, or empty; NaN where none was given.</summary>
    public ReadOnlyMemory<double> Confidence { get; }

    /// <summary>n × k, column-major.</summary>
    public ReadOnlyMemory<double> Covariates { get; }

    /// <summary>k.</summary>
    public int CovariateCount => RowCount == 0 ? 0 : Covariates.Length / RowCount;

    /// <summary>Standardised regressors of the columns, made when they are first asked for.</summary>
    internal PredictorBasis Basis => basis ??= PredictorBasis.Create(Machine.Span, Confidence.Span, Covariates.Span);

    /// <summary>n; one covariate.</summary>
    /// <param name="index">Which, from 0.</param>
    public ReadOnlyMemory<double> Covariate(int index) => Covariates.Slice(index * RowCount, RowCount);
}
