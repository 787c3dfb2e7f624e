using Cdi.Corpus;

namespace Cdi.Studies.Running;

/// <summary>Answers to questions from which labels follow, as columns of the corpus hold them, of people or of models.</summary>
internal static class RecordedQuestions
{
    /// <summary>For each question n answers, NaN where there is none; empty where the labels themselves are recorded.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="record">Name of the recorded labels.</param>
    public static IReadOnlyList<ReadOnlyMemory<double>> Of(CorpusTable table, string record) => Derivation(table, record) is not { } derived
        ? []
        : [.. derived.Answers.Select(name => (ReadOnlyMemory<double>)Codes(table.Labels(name)))];

    /// <summary>How recorded labels follow from answers; null where they are recorded themselves.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="record">Name of the recorded labels.</param>
    public static DerivedLabels? Derivation(CorpusTable table, string record) => table.Definition.DerivedLabels.FirstOrDefault(each => each.Name == record)
        ?? table.Definition.LabelFiles.Select(each => each.Derived).FirstOrDefault(each => each?.Name == record);

    private static double[] Codes(LabelColumn labels) => [.. labels.Codes.ToArray().Select(code => code < 0 ? double.NaN : code)];
}
