using Cdi.Estimation.Numerics;

namespace Cdi.Studies.Texts;

/// <summary>Makes vectors of texts, near to each other where texts are alike: what nearest examples go by, and what an embedded annotator learns
/// from.</summary>
public interface ITextVectors
{
    /// <summary>The word of the language behind <c>embedded:</c>, such as <c>ngram</c>.</summary>
    string Name { get; }

    /// <summary>What the vectors are, as a methods paragraph says it: <c>hashed n-grams of words and characters</c>.</summary>
    string Description { get; }

    /// <summary>Components of every vector.</summary>
    int Dimensions { get; }

    /// <summary>The vectors of texts, each of length 1 or zero; a function of each text alone.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="threads">Threads at most, the caller's included, 1 or more. No vector depends on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IReadOnlyList<SparseVector> Of(IReadOnlyList<string> texts, int threads = 1, CancellationToken cancellation = default);
}
