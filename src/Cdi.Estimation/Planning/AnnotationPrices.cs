namespace Cdi.Estimation.Planning;

/// <summary>What a study pays for one text, in one currency.</summary>
/// <param name="Text">Finding the text; 0 where the corpus is there.</param>
/// <param name="Human">A human label; positive.</param>
/// <param name="Model">The answers of a model; 0 or more.</param>
public readonly record struct AnnotationPrices(double Text, double Human, double Model)
{
    /// <summary>A text that a model and people label.</summary>
    public double Both => Text + Human + Model;

    /// <summary>A text that a model labels alone.</summary>
    public double ModelOnly => Text + Model;

    /// <summary>A text that people label alone.</summary>
    public double HumanOnly => Text + Human;
}
