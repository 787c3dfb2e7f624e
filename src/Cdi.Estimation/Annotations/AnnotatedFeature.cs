namespace Cdi.Estimation.Annotations;

/// <summary>One feature of what annotators say, as predictors and designs see it: what the LLM makes one expect of it, and what labels make of it.</summary>
public sealed class AnnotatedFeature
{
    private readonly FeatureMap map;
    private readonly int feature;

    /// <summary>A feature that differs between labels.</summary>
    /// <param name="map">The map.</param>
    /// <param name="feature">Which of its features, from 0.</param>
    /// <param name="variables">The annotated variables of the problem.</param>
    internal AnnotatedFeature(FeatureMap map, int feature, IReadOnlyList<AnnotatedVariable> variables)
    {
        (this.map, this.feature) = (map, feature);
        Rows = variables[map.Variables[0]].Rows;
        Scale = map.Scale;
        Machine = map.Expected(feature, variables);
        Confidence = map.Variables is [var only] ? variables[only].Confidence : OfAll([.. map.Variables.Select(each => variables[each].Confidence)]);
    }

    /// <summary>n, the rows of the corpus.</summary>
    public int Rows { get; }

    /// <summary>What values the feature takes.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>n; what the LLM makes one expect, NaN where it gave no answer; empty where the study has no LLM.</summary>
    public ReadOnlyMemory<double> Machine { get; }

    /// <summary>n; the LLM's confidence, NaN where it gave none; empty where it was not asked. Of several labels the product.</summary>
    public ReadOnlyMemory<double> Confidence { get; }

    /// <summary>Whether the LLM answered for a row.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public bool HasAnswer(int row) => !Machine.IsEmpty && !double.IsNaN(Machine.Span[row]);

    /// <summary>The feature of labels.</summary>
    /// <param name="labels">m labels of each annotated variable of the problem; NaN where there is none.</param>
    /// <param name="values">m; overwritten.</param>
    public void Fill(ReadOnlySpan<ReadOnlyMemory<double>> labels, Span<double> values) => map.Fill(feature, labels, values);

    /// <summary>Whether it is the same function of the same variables.</summary>
    internal bool IsSameAs(FeatureMap other, int otherFeature) => map.IsSameFeature(feature, other, otherFeature);

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
