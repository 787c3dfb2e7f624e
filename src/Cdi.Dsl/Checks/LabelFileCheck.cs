using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2013, CDI2014 and CDI5017: what labels in files of their own need, and what several labels of one text can become.</summary>
internal sealed class LabelFileCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var recorded = study.Llms.Select(llm => llm.Recorded).Concat(study.Humans.Select(human => human.Recorded));
        if (study.Corpus is { IsKeyRowNumber: true } corpus && recorded.Any(each => each?.File is not null))
        {
            diagnostics.Report(SchemaDiagnostics.Missing(corpus.Key?.Place ?? corpus.Place, $"`corpus {corpus.Name}`", "a column as `key`",
                "Labels in a file of their own are joined by it: declare the column that tells texts apart, and name it, `key = id`."));
        }

        foreach (var human in study.Humans)
        {
            if (human is { IsLive: true, Nonresponse: null, HasSeveral: true, Aggregate: null or { Value: LabelAggregate.Majority } }
                && study.Outcomes.FirstOrDefault(each => each.Name == human.Outcome) is { IsNumber: false } decided)
            {
                diagnostics.Report(SchemaDiagnostics.Missing(human.Place, $"`human {human.Name}`", "`nonresponse`, and annotators may be divided",
                    $"Say what becomes of texts on which no option of `{decided.Name}` has most votes: `nonresponse = weights` or `bounds`; or "
                        + "`aggregate = first`."));
            }

            if (human.Aggregate is not { } aggregate) continue;
            if (!human.HasSeveral && (human.Recorded is not null || human.IsLive))
                diagnostics.Report(DesignDiagnostics.NoEffect(aggregate.Place, "aggregate", "each text has one label"));
            else if (study.Outcomes.FirstOrDefault(each => each.Name == human.Outcome) is { } outcome)
                Check(aggregate, outcome, diagnostics);
        }
    }

    private static void Check(Located<LabelAggregate> aggregate, OutcomeModel outcome, DiagnosticBag diagnostics)
    {
        var isOfNumbers = aggregate.Value is LabelAggregate.Mean or LabelAggregate.Median;
        if (aggregate.Value == LabelAggregate.First || isOfNumbers == outcome.IsNumber) return;
        diagnostics.Report(SchemaDiagnostics.WrongValue(aggregate.Place, "aggregate",
            outcome.IsNumber ? $"mean, median or first, since outcome `{outcome.Name}` is a number"
                : $"majority or first, since outcome `{outcome.Name}` has options",
            $"`{Choices.Aggregates.NameOf(aggregate.Value)}`"));
    }
}
