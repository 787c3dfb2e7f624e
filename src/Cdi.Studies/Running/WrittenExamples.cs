using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Examples that stand in the spec are no texts of the corpus: a model would be told what it is asked.</summary>
internal static class WrittenExamples
{
    /// <summary>Refuses those that equal a text of the corpus but for blanks around it.</summary>
    /// <exception cref="CorpusException">One does.</exception>
    public static void RequireInvented(StudyDefinition study, CorpusTable table)
    {
        var problems = new List<DataDiagnostic>();
        foreach (var llm in study.Llms.Where(llm => llm.Examples is { Written.IsEmpty: false }))
        {
            foreach (var written in llm.Examples?.Written ?? [])
            {
                foreach (var column in study.Corpus.Columns.Where(column => column.Type == ColumnType.Text))
                {
                    var (texts, sought) = (table.Texts(column.Name), written.Text.Trim());
                    var same = Enumerable.Range(0, texts.Count).Where(row => texts[row].AsSpan().Trim().SequenceEqual(sought)).ToList();
                    if (same.Count == 0) continue;
                    problems.Add(DataDiagnostics.ExampleIsText(
                        table.File, $"llm.{llm.Name}.examples", llm.Name, written.Text, column.Name, table.Place(same[0]), same.Count - 1));
                }
            }
        }

        if (problems.Count > 0) throw new CorpusException(problems);
    }
}
