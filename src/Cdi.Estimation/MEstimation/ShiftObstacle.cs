namespace Cdi.Estimation.MEstimation;

/// <summary>Why shares do not follow from a gold set of another corpus.</summary>
public enum ShiftObstacle
{
    /// <summary>A text of either set has no answer of the model.</summary>
    Unanswered,

    /// <summary>A class has fewer than two texts in the gold set.</summary>
    FewLabels,

    /// <summary>Texts of one class are answered so nearly like those of others that its share is left open.</summary>
    Uninformative,

    /// <summary>No text without a label counts in a mean.</summary>
    NoTexts,

    /// <summary>What the model says of the corpus is no mixture of what it says of classes: it answers otherwise there.</summary>
    NoMixture,
}
