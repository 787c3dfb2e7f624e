using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>The texts of a corpus that people labelled.</summary>
internal static class RowsWithLabels
{
    /// <summary>The table with the rows that have a label of every outcome that estimands read; the same where each has.</summary>
    /// <param name="study">The study; its labels are recorded.</param>
    /// <param name="table">Its corpus, with the labels of files of their own.</param>
    public static CorpusTable Of(StudyDefinition study, CorpusTable table)
    {
        var labelled = new bool[table.Rows];
        Array.Fill(labelled, true);
        foreach (var input in study.Estimands.SelectMany(estimand => estimand.Inputs()).DistinctBy(input => (input.Outcome, input.Human)))
        {
            if (study.Humans.First(human => human.Name == input.Human).RecordedLabel is not { } record) continue;
            var labels = RecordedCodes.Of(table, study.Outcomes.First(outcome => outcome.Name == input.Outcome), record);
            for (var row = 0; row < labels.Length; row++) labelled[row] &= !double.IsNaN(labels[row]);
        }

        return table.Only(labelled);
    }
}
