namespace Cdi.Estimation.Problems;

/// <summary>Answers that were learnt from the labels of the sample that is estimated from: what is said of a row knows no label of its fold.</summary>
/// <remarks>What else is fitted to labels has to keep to the same folds, and to answers that know no label of the fold that it is fitted for.</remarks>
/// <param name="Folds">n; the fold of each row.</param>
/// <param name="WithoutFold">For each fold the problem with answers, for every row, that know no label of it.</param>
public sealed record FoldedAnswers(ReadOnlyMemory<int> Folds, IReadOnlyList<StudyProblem> WithoutFold);
