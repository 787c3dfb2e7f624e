using System.Text.Json;
using Cdi.Estimation.LabelledSamples;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>One of the four designs of cdi.json: which rows were labelled, with which probability.</summary>
public sealed record CdiDesign(JsonElement Reference, bool[] Labelled, double[] Probability)
{
    public static TheoryData<string> Names => ["uniform", "confidence", "confidence, rows 0-49 burn-in", "confidence, some p=1 (clipped)"];

    public static CdiDesign Load(string name)
    {
        var reference = ReferenceFile.Load("cdi.json").GetProperty(name);
        var probability = reference.GetProperty("sampling_probs").Numbers();
        var labelled = new bool[Politeness.Rows];
        foreach (var row in reference.GetProperty("labelled_index").EnumerateArray()) labelled[row.GetInt32()] = true;
        return new CdiDesign(reference, labelled, probability.Length == 1 ? All(Politeness.Rows, probability[0]) : probability);
    }

    internal RectifiedSample Sample(double[] human, double[] predicted) => Samples(human, predicted);

    /// <summary>ξ/π.</summary>
    public double[] Weights { get; } = [.. Labelled.Zip(Probability, (labelled, probability) => labelled ? 1 / probability : 0)];

    private RectifiedSample Samples(double[] human, double[] predicted) => Rectification.Samples.Sample(human, predicted, Labelled, Probability);
}
