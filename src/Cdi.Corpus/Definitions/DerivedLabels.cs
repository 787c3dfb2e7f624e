namespace Cdi.Corpus;

/// <summary>Labels that follow from the answers to several questions, each in a column of its own.</summary>
/// <param name="Name">Dotted path of the spec element, <c>human.crowd.recorded.label</c>: the name in <see cref="CorpusTable.Labels"/>.</param>
/// <param name="Options">Keys of the outcome's options.</param>
/// <param name="Answers">Names of the answers among <see cref="CorpusDefinition.RecordedLabels"/>, in the order of the questions.</param>
/// <param name="Rule">The label that answers make.</param>
public sealed record DerivedLabels(string Name, IReadOnlyList<string> Options, IReadOnlyList<string> Answers, DerivationRule Rule)
{
    /// <summary>The labels that columns of answers make.</summary>
    /// <param name="answers">Index of the answer to each question in each row, negative where there is none.</param>
    /// <param name="rows">How many rows there are.</param>
    internal LabelColumn Of(IReadOnlyList<ReadOnlyMemory<int>> answers, int rows)
    {
        var codes = new int[rows];
        var said = new int[answers.Count];
        for (var row = 0; row < rows; row++)
        {
            for (var question = 0; question < said.Length; question++) said[question] = answers[question].Span[row];
            codes[row] = Rule.LabelOf(said);
        }

        return new(Options, codes);
    }
}
