using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Problems;

/// <summary>A variable that humans code: what they say where it is known, and what the LLM says of every row.</summary>
/// <remarks>Holds the given memory without copying it.</remarks>
public sealed class AnnotatedVariable
{
    /// <summary>Describes a variable.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="scale">What values it takes.</param>
    /// <param name="human">n; NaN where no human label is known.</param>
    /// <param name="machine">n; NaN where the LLM gave no answer; empty where the study has no LLM.</param>
    /// <param name="confidence">n; NaN where the LLM gave none; empty where it was not asked.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public AnnotatedVariable(
        string name, OutcomeScale scale, ReadOnlyMemory<double> human, ReadOnlyMemory<double> machine, ReadOnlyMemory<double> confidence)
    {
        if (!machine.IsEmpty && machine.Length != human.Length) throw new ArgumentException("Human and LLM labels differ in length.", nameof(machine));
        if (!confidence.IsEmpty && confidence.Length != human.Length) throw new ArgumentException("Labels and confidences differ in length.", nameof(confidence));
        (Name, Scale, Human, Machine, Confidence) = (name, scale, human, machine, confidence);
    }

    /// <summary>Name in messages.</summary>
    public string Name { get; }

    /// <summary>What values the variable takes.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>n; what humans say, NaN where not known. Samplers and estimators never read it: labels reach them as they are drawn.</summary>
    public ReadOnlyMemory<double> Human { get; }

    /// <summary>n; what the LLM says, NaN where it gave no answer; empty where the study has no LLM.</summary>
    public ReadOnlyMemory<double> Machine { get; }

    /// <summary>n; the LLM's confidence in its label, NaN where it gave none; empty where it was not asked.</summary>
    public ReadOnlyMemory<double> Confidence { get; }

    /// <summary>Whether the LLM answered for a row.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public bool HasAnswer(int row) => !Machine.IsEmpty && !double.IsNaN(Machine.Span[row]);
}
