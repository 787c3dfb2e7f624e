using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Problems;

/// <summary>A variable that humans code, as it is known before they do: what values it takes, and what the LLM says of every row.</summary>
/// <remarks>Holds the given memory without copying it.</remarks>
public sealed class AnnotatedVariable
{
    /// <summary>Describes a variable.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="scale">What values it takes.</param>
    /// <param name="rows">n.</param>
    /// <param name="machine">n; NaN where the LLM gave no answer; empty where the study has no LLM.</param>
    /// <param name="confidence">n; NaN where the LLM gave none; empty where it was not asked.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public AnnotatedVariable(
        string name, OutcomeScale scale, int rows, ReadOnlyMemory<double> machine, ReadOnlyMemory<double> confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (!machine.IsEmpty && machine.Length != rows) throw new ArgumentException("LLM labels do not have length n.", nameof(machine));
        if (!confidence.IsEmpty && confidence.Length != rows) throw new ArgumentException("Confidences do not have length n.", nameof(confidence));
        (Name, Scale, Rows, Machine, Confidence) = (name, scale, rows, machine, confidence);
    }

    /// <summary>Name in messages.</summary>
    public string Name { get; }

    /// <summary>What values the variable takes.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>n, the rows of the corpus.</summary>
    public int Rows { get; }

    /// <summary>n; what the LLM says, NaN where it gave no answer; empty where the study has no LLM.</summary>
    public ReadOnlyMemory<double> Machine { get; }

    /// <summary>n; the LLM's confidence in its label, NaN where it gave none; empty where it was not asked.</summary>
    public ReadOnlyMemory<double> Confidence { get; }

    /// <summary>Whether the LLM answered for a row.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public bool HasAnswer(int row) => !Machine.IsEmpty && !double.IsNaN(Machine.Span[row]);
}
