using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;

namespace Cdi.Studies.Running;

/// <summary>What people say of the texts of a study, and how a sample comes to it: the one place where a replay and a live study differ.</summary>
internal abstract record HumanAnnotations
{
    /// <summary>Every label that the corpus records, for each annotated variable; null where labels are collected by the study itself.</summary>
    public abstract RecordedAnnotations? Recorded { get; }

    /// <summary>Draws the sample of a plan as far as there are labels.</summary>
    /// <param name="sampling">Draws.</param>
    /// <param name="plan">How.</param>
    /// <returns>A <see cref="DrawnSample"/>, or why there is none.</returns>
    public abstract SamplingOutcome Draw(AdaptiveSampling sampling, SamplingPlan plan);

    /// <summary>What people answered to each question from which the labels of a variable follow, n answers, NaN where there is none; empty where they were
    /// asked for labels, or labels alone are known.</summary>
    /// <param name="material">The study.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public abstract IReadOnlyList<ReadOnlyMemory<double>> Questions(StudyMaterial material, int variable);

    /// <summary>Labels that were given before the study and stand in columns of its corpus.</summary>
    /// <param name="Labels">The labels.</param>
    public sealed record OfColumns(RecordedAnnotations Labels) : HumanAnnotations
    {
        /// <inheritdoc/>
        public override RecordedAnnotations Recorded => Labels;

        /// <inheritdoc/>
        public override SamplingOutcome Draw(AdaptiveSampling sampling, SamplingPlan plan) => sampling.Draw(plan, Labels);

        /// <inheritdoc/>
        public override IReadOnlyList<ReadOnlyMemory<double>> Questions(StudyMaterial material, int variable) =>
            RecordedQuestions.Of(material.Table, material.Variables[variable].Human.RecordedLabel ?? "");
    }

    /// <summary>Labels that the study has asked for, as its ledger keeps them.</summary>
    /// <param name="Events">What has happened so far; empty where nobody has been asked.</param>
    public sealed record OfLedger(IReadOnlyList<StudyEvent> Events) : HumanAnnotations
    {
        /// <inheritdoc/>
        public override RecordedAnnotations? Recorded => null;

        /// <summary>What the study promised when it began; null where it has not begun.</summary>
        public Commitments? Commitments => Events.OfType<StudyEvent.Opened>().FirstOrDefault()?.Commitments;

        /// <summary>Whether the rounds that are closed are taken for the sample.</summary>
        public bool IsOfClosedRounds { get; init; }

        /// <inheritdoc/>
        public override SamplingOutcome Draw(AdaptiveSampling sampling, SamplingPlan plan) =>
            IsOfClosedRounds ? sampling.ResumeClosed(plan, Events) : sampling.Resume(plan, Events);

        /// <inheritdoc/>
        public override IReadOnlyList<ReadOnlyMemory<double>> Questions(StudyMaterial material, int variable)
        {
            var questions = new AskedColumns(material.Variables).Questions.ToList();
            var book = AnswerBook.Of(Events, questions.Count);
            return [.. questions.Index().Where(each => each.Item.Variable == variable).Select(
                each => (ReadOnlyMemory<double>)book.Answers(each.Index, material.Table.Rows))];
        }
    }
}
