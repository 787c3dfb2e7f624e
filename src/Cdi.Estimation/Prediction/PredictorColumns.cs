using Cdi.Estimation.Annotations;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Prediction;

/// <summary>What is known of every row without a human: columns as they are, and regressors made of them.</summary>
internal sealed class PredictorColumns
{
    private readonly ReadOnlyMemory<double> machine;
    private readonly ReadOnlyMemory<double> confidences;
    private readonly ReadOnlyMemory<double> held;
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
        (Scale, RowCount, this.machine, confidences, held, IsHeld) = (scale, machine.Length, machine, confidence, covariates, true);
        if (confidence.Length != 0 && confidence.Length != machine.Length)
            throw new ArgumentException("Labels and confidences differ in length.", nameof(confidence));
        if (machine.Length == 0 ? covariates.Length != 0 : covariates.Length % machine.Length != 0)
            throw new ArgumentException("Covariates are not whole columns.", nameof(covariates));
        CovariateCount = RowCount == 0 ? 0 : covariates.Length / RowCount;
        (MachineOf, CovariatesOf) = (new RowValues<double>(machine), new RowColumns(covariates, RowCount));
        ConfidenceOf = confidence.IsEmpty ? null : new RowValues<double>(confidence);
    }

    /// <summary>Describes columns that are read, and not held.</summary>
    /// <param name="scale">What values the variable takes.</param>
    /// <param name="rows">n.</param>
    /// <param name="machine">What the LLM says, NaN where it gave no answer; null where there is none.</param>
    /// <param name="confidence">NaN where none was given; null where none was asked for.</param>
    /// <param name="covariates">n × k; finite.</param>
    /// <param name="count">k.</param>
    public PredictorColumns(
        OutcomeScale scale, int rows, IRowValues<double>? machine, IRowValues<double>? confidence, IRowColumns? covariates, int count)
    {
        (Scale, RowCount, MachineOf, ConfidenceOf, CovariatesOf, CovariateCount) = (scale, rows, machine, confidence, covariates, count);
        if (count > 0) ArgumentNullException.ThrowIfNull(covariates);
    }

    /// <summary>n, the rows of the corpus.</summary>
    public int RowCount { get; }

    /// <summary>Whether the columns are held in memory; a predictor that needs them so fits no others.</summary>
    public bool IsHeld { get; }

    /// <summary>What values the variable takes.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>n; what the LLM says, NaN where it gave no answer.</summary>
    /// <exception cref="NotSupportedException">It is read, and not held.</exception>
    public ReadOnlyMemory<double> Machine => Held(machine);

    /// <summary>n, or empty; NaN where none was given.</summary>
    /// <exception cref="NotSupportedException">It is read, and not held.</exception>
    public ReadOnlyMemory<double> Confidence => Held(confidences);

    /// <summary>n × k, column-major.</summary>
    /// <exception cref="NotSupportedException">They are read, and not held.</exception>
    public ReadOnlyMemory<double> Covariates => Held(held);

    /// <summary>n; what the LLM says, NaN where it gave no answer; null where there is none and nothing is held in its place.</summary>
    public IRowValues<double>? MachineOf { get; }

    /// <summary>n; NaN where none was given; null where none was asked for.</summary>
    public IRowValues<double>? ConfidenceOf { get; }

    /// <summary>n × k; null where there are none.</summary>
    public IRowColumns? CovariatesOf { get; }

    /// <summary>k.</summary>
    public int CovariateCount { get; }

    /// <summary>n; equal for rows that a choice among predictors keeps together, copies of a text; null where nobody chooses.</summary>
    public IRowValues<RowKey>? IdentityOf { get; init; }

    /// <summary>How many of the first covariates enter a basis without the product of each with the LLM's answer; 0 where columns are read.</summary>
    public int PlainCount { get; init; }

    /// <summary>The prediction where nothing has been fitted: ½ for an indicator, 0 for a number.</summary>
    public double WithoutRows => Scale == OutcomeScale.Indicator ? 0.5 : 0;

    /// <summary>Standardised regressors of the columns, made when they are first asked for.</summary>
    internal PredictorBasis Basis => basis ??= IsHeld
        ? PredictorBasis.Create(machine.Span, confidences.Span, held.Span, PlainCount) : StreamedBasis.Of(this);

    /// <summary>n; one covariate.</summary>
    /// <param name="index">Which, from 0.</param>
    public ReadOnlyMemory<double> Covariate(int index) => Covariates.Slice(index * RowCount, RowCount);

    private ReadOnlyMemory<double> Held(ReadOnlyMemory<double> values) =>
        IsHeld ? values : throw new NotSupportedException("The columns of the predictor are read, and not held.");
}
