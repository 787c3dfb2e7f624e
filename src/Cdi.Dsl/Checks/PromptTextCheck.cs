using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4003: a prompt without a text of the corpus asks the same of every row.</summary>
internal sealed class PromptTextCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Corpus is not { } corpus) return;
        var texts = corpus.Columns.Where(column => column.Type == ColumnType.Text).Select(column => column.Name).ToList();
        if (texts.Count == 0) return;
        foreach (var llm in study.Llms)
        {
            foreach (var prompt in llm.AllPrompts()) Check("label", prompt);
            Check("confidence", llm.ConfidencePrompt);
        }

        void Check(string name, PromptModel? prompt)
        {
            if (prompt is not { IsWhole: true } || prompt.Pieces.Any(piece => piece.Kind == PromptPieceKind.Column && texts.Contains(piece.Text))) return;
            diagnostics.Report(AnnotationDiagnostics.ShowsNoText(prompt.Place, name, texts));
        }
    }
}
