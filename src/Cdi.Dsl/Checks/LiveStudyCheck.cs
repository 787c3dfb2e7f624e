using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4030, CDI4033, CDI4034, CDI5032, CDI5033 and CDI2013: what a study needs, and cannot have, whose labels are still to be collected.</summary>
internal sealed class LiveStudyCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Humans.FirstOrDefault(human => human.IsLive) is not { } live) return;
        foreach (var recorded in study.Humans.Where(human => human.Recorded is not null))
            diagnostics.Report(AnnotationDiagnostics.LiveBesideRecorded(live.Place, live.Name, recorded.Name));
        foreach (var human in study.Humans.Where(human => human is { IsLive: true, HasNoQuestion: true }))
        {
            diagnostics.Report(SchemaDiagnostics.Missing(human.Place, $"`human {human.Name}`", "`question`",
                "Add `question = \"…\"`, which people read beside each text, or read labels given earlier: `recorded { label = column }`."));
        }

        if (study.Sampling?.Given is { } given) diagnostics.Report(DesignDiagnostics.GivenWithoutLabels(given.Place, live.Name));
        Compared(study, live, diagnostics);
        Shown(study, live, diagnostics);
    }

    private static void Compared(StudyModel study, HumanModel live, DiagnosticBag diagnostics)
    {
        var own = DrawFacts.Of(study)?.Design;
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Design is { } design && design != own)
                diagnostics.Report(DesignDiagnostics.RedrawnWithoutLabels(compared.Place, Choices.Designs.NameOf(design), live.Name));
        }
    }

    private static void Shown(StudyModel study, HumanModel live, DiagnosticBag diagnostics)
    {
        if (!study.IsComplete || study.Corpus is not { } corpus) return;
        var shown = corpus.Columns.Where(column => column.Type is ColumnType.Text or ColumnType.Image).ToList();
        if (shown.Count == 0) diagnostics.Report(AnnotationDiagnostics.NothingToShow(live.Place, live.Name, corpus.Name));
        foreach (var column in shown)
        {
            if (study.Llms.FirstOrDefault(llm => llm.Recorded is { } recorded
                && (recorded.IsLabelOfCorpus(column.Source) || (recorded.File is null && recorded.Confidence?.Value == column.Source))) is { } llm)
                diagnostics.Report(AnnotationDiagnostics.ShowsModelAnswer(column.Place, column.Name, llm.Name));
        }
    }
}
