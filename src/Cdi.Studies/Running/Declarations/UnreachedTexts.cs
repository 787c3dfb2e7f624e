using Cdi.Estimation.DesignChecks;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Texts that had a smaller chance than every labelled text: no label stands for one like them.</summary>
/// <param name="Texts">How many.</param>
/// <param name="Smallest">The smallest π of a labelled text.</param>
/// <param name="Expected">Σπ of these texts: the labels that they announce.</param>
/// <remarks>Labels weighted by 1/π speak for the whole corpus on average over draws; a draw that reached none of these texts says nothing of them, and neither
/// do its estimate and its variance, which is computed from labelled texts.</remarks>
internal readonly record struct UnreachedTexts(int Texts, double Smallest, double Expected)
{
    // One in so many texts.
    private const int Fewest = 10;

    // Of a column written with a few digits, what differs by rounding is one probability.
    private const double Rounding = 1e-6;

    /// <summary>Whether there are enough of them to be told of: a tenth of the corpus, which a draw as declared may bring about, or any where no label was
    /// left to chance.</summary>
    /// <param name="corpus">Texts of the corpus.</param>
    public bool IsTold(int corpus) => Texts > 0 && (Smallest >= 1 || Texts * Fewest > corpus);

    /// <summary>Whether there is no estimate: they are most of the corpus and less than one label of them was to be expected, or no label was left to
    /// chance.</summary>
    /// <param name="corpus">Texts of the corpus.</param>
    public bool Stops(int corpus) => Texts > 0 && (Smallest >= 1 || (2 * Texts > corpus && Expected < 1));

    /// <summary>The texts that a draw did not reach.</summary>
    /// <param name="labelled">n: the texts labelled.</param>
    /// <param name="design">The declared draw.</param>
    public static UnreachedTexts Of(ReadOnlySpan<bool> labelled, DeclaredDesign design)
    {
        var probabilities = design.Probabilities.Span;
        var smallest = double.PositiveInfinity;
        for (var row = 0; row < labelled.Length; row++)
        {
            if (labelled[row]) smallest = Math.Min(smallest, probabilities[row]);
        }

        var (texts, expected) = (0, 0.0);
        foreach (var probability in probabilities)
        {
            if (probability >= smallest * (1 - Rounding)) continue;
            texts++;
            expected += probability;
        }

        return new(texts, smallest, expected);
    }
}
