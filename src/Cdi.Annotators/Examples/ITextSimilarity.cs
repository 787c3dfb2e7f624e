namespace Cdi.Annotators.Examples;

/// <summary>How alike texts are, for examples that are like the text that is asked about.</summary>
public interface ITextSimilarity
{
    /// <summary>Prepares a text for comparisons.</summary>
    /// <param name="text">The text.</param>
    ISimilarText Of(string text);
}
