using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results;

/// <summary>A language model beside the humans on one of the questions from which a label follows.</summary>
public sealed record QuestionComparison
{
    /// <summary>Name of the question in the spec.</summary>
    public required string Question { get; init; }

    /// <summary>Rows where the model answered it; it may not have been asked where the answer could not change its label.</summary>
    public required int Answered { get; init; }

    /// <summary>Labelled rows where both answered it.</summary>
    public required int Compared { get; init; }

    /// <summary>Counts by answer, in the order of the spec.</summary>
    public required IReadOnlyList<OptionCount> Options { get; init; }

    /// <summary>Share of the compared rows where both answer alike, weighted by 1/π; null where nothing can be compared.</summary>
    public required ShareEstimate? Agreement { get; init; }

    /// <summary>Of the labelled rows where the labels differ, the share, weighted by 1/π, where the model's answer to this question alone, put in the place
    /// of the people's, turns their label into the model's; null where no labels differ.</summary>
    public required ShareEstimate? Accounts { get; init; }
}
