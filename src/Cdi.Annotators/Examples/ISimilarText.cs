namespace Cdi.Annotators.Examples;

/// <summary>A text that others are compared with; made by one <see cref="ITextSimilarity"/>.</summary>
public interface ISimilarText
{
    /// <summary>How alike two texts are: larger is more alike. The same for both orders of them.</summary>
    /// <param name="other">A text of the same <see cref="ITextSimilarity"/>.</param>
    double With(ISimilarText other);
}
