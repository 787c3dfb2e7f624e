using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Prediction;

/// <summary>What is known of a row without a human, as it is: the LLM's score, its answer, its confidence, and covariates.</summary>
/// <remarks>The score orders rows by how much the LLM speaks for the value 1 of an indicator: its confidence c where it answers 1, −c where it answers 0;
/// its answer where it gives no confidence, answers in between, or of a number. One object per thread.</remarks>
internal sealed class RowFacts
{
    private readonly PredictorColumns columns;
    private readonly bool isSigned;
    private readonly int answers;
    private readonly double[] row;
    private readonly double[] covariate = new double[1];

    /// <summary>The facts of one annotated variable.</summary>
    /// <param name="columns">Its columns, held or read.</param>
    public RowFacts(PredictorColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        this.columns = columns;
        isSigned = columns.Scale == OutcomeScale.Indicator && HasConfidence;
        answers = 1 + (HasConfidence ? 2 : 0);
        row = new double[answers + columns.CovariateCount];
    }

    /// <summary>Numbers of a row.</summary>
    public int Count => row.Length;

    private bool HasConfidence => columns.IsHeld ? !columns.Confidence.IsEmpty : columns.ConfidenceOf is not null;

    /// <summary>The score of a row; NaN where the LLM gave no answer.</summary>
    /// <param name="index">Row of the corpus, 0-based.</param>
    public double Score(int index)
    {
        var answer = Answer(index);
        if (!isSigned || answer is not (0 or 1)) return answer;
        var confidence = Confidence(index);
        return double.IsNaN(confidence) ? answer : answer == 1 ? confidence : -confidence;
    }

    /// <summary>Score, then answer and confidence where a confidence was asked for, then covariates; NaN for what was not answered. Valid until another row
    /// is asked for.</summary>
    /// <param name="index">Row of the corpus, 0-based.</param>
    public ReadOnlySpan<double> Row(int index)
    {
        row[0] = Score(index);
        if (answers > 1) (row[1], row[2]) = (Answer(index), Confidence(index));
        if (columns.IsHeld)
        {
            var held = columns.Covariates.Span;
            for (var j = 0; j < columns.CovariateCount; j++) row[answers + j] = held[(j * columns.RowCount) + index];
        }
        else
        {
            columns.CovariatesOf?.Read(index, 1, row.AsSpan(answers));
        }

        return row;
    }

    private double Answer(int index) => columns.IsHeld ? columns.Machine.Span[index] : Single(columns.MachineOf, index);

    private double Confidence(int index) => columns.IsHeld ? columns.Confidence.Span[index] : Single(columns.ConfidenceOf, index);

    private double Single(Sources.IRowValues<double>? values, int index)
    {
        if (values is null) return 0;
        values.Read(index, covariate);
        return covariate[0];
    }
}
