using Cdi.Estimation.DesignChecks;

namespace Cdi.Studies.Results;

/// <summary>What the data say about how the labelled texts of one outcome were drawn, or of several that are read together.</summary>
public sealed record DesignReview
{
    /// <summary>Name of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether it is about the texts with every label of several outcomes, which were drawn apart and are read together; their names are then
    /// joined by <c> and </c>.</summary>
    public bool IsTogether { get; init; }

    /// <summary>The draw in words, <c>given = uniform</c>.</summary>
    public required string Draw { get; init; }

    /// <summary>Whether the draw was declared, so that evidence against it stops the run; otherwise the study drew, and only reports.</summary>
    public required bool IsDeclared { get; init; }

    /// <summary>Texts labelled.</summary>
    public required int Labelled { get; init; }

    /// <summary>Texts.</summary>
    public required int Texts { get; init; }

    /// <summary>π of every text that is no example of a prompt; null where they differ, or where the study drew.</summary>
    public double? Probability { get; init; }

    /// <summary>The declared groups from each of which a fixed number of texts was drawn, in the order of their first row; empty for none.</summary>
    public IReadOnlyList<GroupDraw> Strata { get; init; } = [];

    /// <summary>The declared groups that were drawn whole; null where texts were drawn.</summary>
    public int? DrawnClusters { get; init; }

    /// <summary>The declared groups that could be drawn whole; null where texts were drawn.</summary>
    public int? Clusters { get; init; }

    /// <summary>The tests; empty where the draw fixes all that is known, as where every text is labelled.</summary>
    public required IReadOnlyList<DesignTest> Tests { get; init; }

    /// <summary>The joint test; null where there were too few quantities or labels.</summary>
    public required JointCheck? Joint { get; init; }
}
