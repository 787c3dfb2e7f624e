using System.Text.Json;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>Columns of the politeness corpus, from the reference inputs.</summary>
public static class Politeness
{
    private static readonly Lazy<JsonElement> Inputs = new(() => ReferenceFile.Load("inputs_politeness.json"));

    public const int Rows = 5480;

    public static double[] Y => Bits(Inputs.Value.GetProperty("Y"));

    public static double[] Yhat => Bits(Inputs.Value.GetProperty("Yhat"));

    public static double[] Confidence => [.. Inputs.Value.GetProperty("confidence_x100").Numbers().Select(value => value / 100)];

    public static double[] Soft => [.. Yhat.Zip(Confidence, (label, confidence) => 0.5 + ((label - 0.5) * confidence))];

    public static double[] WordCount => Inputs.Value.GetProperty("word_count").Numbers();

    public static double[] CharCount => Inputs.Value.GetProperty("char_count").Numbers();

    public static double[] Wchat => [.. CharCount.Select(count => count / 6)];

    public static double[] Ones => [.. Enumerable.Repeat(1.0, Rows)];

    public static double[] Feature(int number) => Bits(Inputs.Value.At("features", $"Feature_{number}"));

    private static double[] Bits(JsonElement bits) => [.. (bits.GetString() ?? "").Select(bit => bit - '0' + 0.0)];
}
