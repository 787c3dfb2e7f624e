using Cdi.Estimation.Learning;

namespace Cdi.Studies;

/// <summary>What a model has answered of a corpus.</summary>
/// <param name="Labels">n: the index of the option, or the number; NaN where it was asked and gave no answer, or was not asked; so is a text that is set apart
/// as an example.</param>
/// <param name="Confidence">n: its confidence, 0 … 1, NaN where it gave none; empty where it is asked for none.</param>
/// <param name="Unasked">Texts whose question has no end yet.</param>
/// <param name="FirstUnasked">Row of the first of them; −1 for none.</param>
public sealed record ModelLabels(ReadOnlyMemory<double> Labels, ReadOnlyMemory<double> Confidence, int Unasked, int FirstUnasked)
{
    /// <summary>n × K: how probable each option is by the model, column-major, NaN in the rows without a label; the label is the most probable one. Empty
    /// where the label is all that is known.</summary>
    public ReadOnlyMemory<double> Probabilities { get; init; }

    /// <summary>For each question from which labels follow n answers, NaN where it was not asked or has none; empty where labels are asked for
    /// themselves.</summary>
    public IReadOnlyList<ReadOnlyMemory<double>> Answers { get; init; } = [];

    /// <summary>What the answers on file have cost; null where that of one of them is unknown, or they were paid for in several currencies.</summary>
    public ModelCost? Cost { get; init; }

    /// <summary>What an embedded annotator says that has learnt from the labels of the sample; null for all others.</summary>
    internal LearnedAnswers? Folded { get; init; }
}
