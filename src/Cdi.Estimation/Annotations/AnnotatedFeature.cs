using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Annotations;

/// <summary>One feature of what annotators say, as predictors and designs see it: what the LLM makes one expect of it, and what labels make of it.</summary>
public sealed class AnnotatedFeature
{
    private readonly FeatureMap map;
    private readonly int feature;
    private readonly ReadOnlyMemory<double> machine;
    private readonly ReadOnlyMemory<double> confidence;

    /// <summary>A feature that differs between labels.</summary>
    /// <param name="map">The map.</param>
    /// <param name="feature">Which of its features, from 0.</param>
    /// <param name="variables">The annotated variables of the problem.</param>
    internal AnnotatedFeature(FeatureMap map, int feature, IReadOnlyList<AnnotatedVariable> variables)
    {
        (this.map, this.feature) = (map, feature);
        Rows = variables[map.Variables[0]].Rows;
        Scale = map.Scale;
        AnnotatedVariable[] read = [.. map.Variables.Select(each => variables[each])];
        IsHeld = Array.TrueForAll(read, each => each.IsHeld);
        if (!IsHeld)
        {
            MachineOf = Array.TrueForAll(read, each => each.HasAnswers) ? new ExpectedFeature(map, feature, read) : null;
            ConfidenceOf = read is [var single] ? single.Sure : JointConfidence.Of([.. read.Select(each => each.Sure)]);
            return;
        }

        machine = map.Expected(feature, variables);
        confidence = read is [var only] ? only.Confidence : OfAll([.. read.Select(each => each.Confidence)]);
        MachineOf = machine.IsEmpty ? null : new RowValues<double>(machine);
        ConfidenceOf = confidence.IsEmpty ? null : new RowValues<double>(confidence);
    }

    /// <summary>n, the rows of the corpus.</summary>
    public int Rows { get; }

    /// <summary>What values the feature takes.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>n; what the LLM makes one expect, NaN where it gave no answer; empty where the study has no LLM.</summary>
    /// <exception cref="InvalidOperationException">It is read, and not held.</exception>
    public ReadOnlyMemory<double> Machine => Held(machine);

    /// <summary>n; the LLM's confidence, NaN where it gave none; empty where it was not asked. Of several labels the product.</summary>
    /// <exception cref="InvalidOperationException">It is read, and not held.</exception>
    public ReadOnlyMemory<double> Confidence => Held(confidence);

    /// <summary>Whether what the LLM says is held in memory.</summary>
    internal bool IsHeld { get; }

    /// <summary>n; what the LLM makes one expect, NaN where it gave no answer; null where the study has no LLM.</summary>
    internal IRowValues<double>? MachineOf { get; }

    /// <summary>n; the LLM's confidence, of several labels the product; null where it was not asked.</summary>
    internal IRowValues<double>? ConfidenceOf { get; }

    /// <summary>Whether the LLM answered for a row.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public bool HasAnswer(int row) => !Machine.IsEmpty && !double.IsNaN(Machine.Span[row]);

    /// <summary>The feature of labels.</summary>
    /// <param name="labels">m labels of each annotated variable of the problem; NaN where there is none.</param>
    /// <param name="values">m; overwritten.</param>
    public void Fill(ReadOnlySpan<ReadOnlyMemory<double>> labels, Span<double> values) => map.Fill(feature, labels, values);

    /// <summary>Whether it is the same function of the same variables.</summary>
    internal bool IsSameAs(FeatureMap other, int otherFeature) => map.IsSameFeature(feature, other, otherFeature);

    private ReadOnlyMemory<double> Held(ReadOnlyMemory<double> values) =>
        IsHeld ? values : throw new InvalidOperationException("What the LLM says is read, and not held.");

    private static double[] OfAll(ReadOnlyMemory<double>[] confidences)
    {
        if (Array.Exists(confidences, each => each.IsEmpty)) return [];
        var product = confidences[0].ToArray();
        foreach (var other in confidences.AsSpan(1))
        {
            for (var row = 0; row < product.Length; row++) product[row] *= other.Span[row];
        }

        return product;
    }
}
