using System.Collections.Immutable;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Ledgers;

/// <summary>Something that happened in a study, as a ledger records it. A sample is a fold over these events, in their order: nothing else makes one.</summary>
/// <remarks>Rows are places in the corpus, from 0. A ledger that outlives the process writes their keys, so that the order of a file does not matter.</remarks>
public abstract record StudyEvent
{
    /// <summary>A sample was begun. Events of a ledger that begins otherwise belong to another sample.</summary>
    /// <param name="Rows">n, the rows of the corpus.</param>
    /// <param name="Variables">How many annotated variables each label answers.</param>
    /// <param name="Method">How probabilities are realised in each round.</param>
    /// <param name="Design">Name of the design; null for labels that were drawn before the study.</param>
    /// <param name="Plan">Everything on which the draws depend beside the corpus, as text; null likewise.</param>
    public sealed record Opened(int Rows, int Variables, DrawMethod Method, string? Design = null, string? Plan = null) : StudyEvent
    {
        /// <summary>What the study has promised its annotators and readers before anyone was asked; null for a replay, which promises nobody.</summary>
        public Commitments? Commitments { get; init; }
    }

    /// <summary>A round was drawn: who was at risk, with what probability, and whom chance chose. On record before anyone is asked.</summary>
    /// <param name="Kind">Why the round was drawn.</param>
    /// <param name="AtRisk">The rows at risk, with π.</param>
    /// <param name="Drawn">The rows drawn, ascending.</param>
    public sealed record RoundDrawn(SamplingRoundKind Kind, RowsAtRisk AtRisk, ImmutableArray<int> Drawn) : StudyEvent
    {
        /// <summary>A round whose rows at risk are listed.</summary>
        /// <param name="kind">Why the round was drawn.</param>
        /// <param name="rows">The rows at risk.</param>
        /// <param name="probabilities">π of each of them.</param>
        /// <param name="drawn">The rows drawn, ascending.</param>
        public RoundDrawn(SamplingRoundKind kind, ImmutableArray<int> rows, ImmutableArray<double> probabilities, ImmutableArray<int> drawn)
            : this(kind, new RowsAtRisk.Listed(rows, probabilities), drawn)
        {
        }
    }

    /// <summary>Labels came.</summary>
    /// <param name="Rows">m rows that were drawn.</param>
    /// <param name="Labels">m × (annotated variables), column-major; NaN where there is none for that variable.</param>
    public sealed record LabelsReceived(ImmutableArray<int> Rows, ImmutableArray<double> Labels) : StudyEvent
    {
        /// <summary>m × (annotated variables), column-major: whether the annotator was asked and cannot say, which is an answer and no gap; empty where
        /// nobody said so. The label is NaN there.</summary>
        public ImmutableArray<bool> CannotSay { get; init; } = [];

        /// <summary>Whether these answers stand in place of earlier ones of the same rows.</summary>
        public bool Corrects { get; init; }

        /// <summary>Whether a row was asked about a variable and has no label of it.</summary>
        /// <param name="place">Place of the row among <see cref="Rows"/>.</param>
        /// <param name="variable">Index of the annotated variable.</param>
        public bool IsCannotSay(int place, int variable) => !CannotSay.IsEmpty && CannotSay[(variable * Rows.Length) + place];

        /// <summary>Whether a row is answered in every variable, by a label or by saying that there is none.</summary>
        /// <param name="place">Place of the row among <see cref="Rows"/>.</param>
        /// <param name="variables">How many annotated variables there are.</param>
        internal bool IsWhole(int place, int variables)
        {
            for (var k = 0; k < variables; k++)
            {
                if (!double.IsFinite(Labels[(k * Rows.Length) + place]) && !IsCannotSay(place, k)) return false;
            }

            return true;
        }
    }

    /// <summary>One of several annotators answered. No label by itself: what a text is labelled follows from the answers of all who were asked, and stands
    /// in <see cref="LabelsReceived"/>.</summary>
    /// <param name="Annotator">Who.</param>
    /// <param name="Answers">What.</param>
    public sealed record OpinionsReceived(string Annotator, LabelsReceived Answers) : StudyEvent;

    /// <summary>Questions were answered from which labels follow. No label by itself: what the answers make of a text stands in
    /// <see cref="LabelsReceived"/>, and in <see cref="OpinionsReceived"/> where several annotators answer.</summary>
    /// <param name="Annotator">Who; empty where each text takes one answer.</param>
    /// <param name="Answers">What: in place of m × (annotated variables) labels m × (questions) answers.</param>
    public sealed record AnswersReceived(string Annotator, LabelsReceived Answers) : StudyEvent;
}
