namespace Cdi.Annotators.Examples;

/// <summary>The cosine of hashed n-grams: words and pairs of words, and pieces of three to five characters, in lower case.</summary>
public sealed class NgramSimilarity : ITextSimilarity
{
    /// <inheritdoc/>
    public ISimilarText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NgramVector.Of(text);
    }
}
