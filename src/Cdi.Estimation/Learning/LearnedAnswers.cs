namespace Cdi.Estimation.Learning;

/// <summary>What was learnt says of every row, each from labels of other folds.</summary>
public sealed record LearnedAnswers
{
    /// <summary>n; the class from 0, or the number.</summary>
    public required ReadOnlyMemory<double> Labels { get; init; }

    /// <summary>n; the probability of the class; empty for a number.</summary>
    public required ReadOnlyMemory<double> Confidence { get; init; }

    /// <summary>n; the fold of each row.</summary>
    public required ReadOnlyMemory<int> Folds { get; init; }

    /// <summary>κ of each fold.</summary>
    public required IReadOnlyList<double> Penalties { get; init; }

    /// <summary>Labels that were learnt from.</summary>
    public required int Learned { get; init; }

    /// <summary>For each fold the answers that know no label of it, not even those for rows of other folds; empty where labels are not corrected by
    /// them.</summary>
    public IReadOnlyList<LearnedAnswers> WithoutFold { get; init; } = [];
}
