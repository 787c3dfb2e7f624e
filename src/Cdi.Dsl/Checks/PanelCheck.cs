using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4066 and CDI2014: models that answer as one annotator decide the same outcome, have answers before people do, and are counted once; and what
/// is made of their answers can be made of them.</summary>
internal sealed class PanelCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.Panel is not { } panel) continue;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in panel.Members)
            {
                if (Fault(study, llm, member.Value, seen) is { } fault)
                    diagnostics.Report(AnnotationDiagnostics.NoPanel(member.Place, llm.Name, fault.Fact, fault.Hint));
            }

            if (panel.Weights is { } weights && weights.Value.Count != panel.Members.Count)
            {
                diagnostics.Report(SchemaDiagnostics.WrongValue(weights.Place, "weights", $"one number for each of {panel.Members.Count} members",
                    Counted.Of(weights.Value.Count, "number"), "Write them in the order of `members`, or leave `weights` out: each then counts the same."));
            }

            if (panel.Aggregate is { } aggregate && study.Outcomes.FirstOrDefault(each => each.Name == llm.Outcome) is { } outcome)
                CheckAggregate(aggregate, outcome, diagnostics);
        }
    }

    private static (string Fact, string Hint)? Fault(StudyModel study, LlmModel llm, string member, HashSet<string> seen)
    {
        if (member == llm.Name) return ("it is a member of itself", "Name the models whose answers count.");
        if (!seen.Add(member)) return ($"`{member}` is named twice", "Name it once; `weights` says what it counts.");
        if (study.Llms.FirstOrDefault(each => each.Name == member) is not { } model) return null;
        if (model.IsPanel) return ($"`{member}` is one as well", "Name the members of that one.");
        if (model.Outcome is { } decided && llm.Outcome is { } own && decided != own)
            return ($"`{member}` decides `{decided}`, and it is to decide `{own}`", "Name models of its outcome.");
        if (study.LearnsFromPeople(model))
        {
            return ($"`{member}` learns from people, and says nothing before they have labelled",
                "Let it learn from another model, or leave it out: each label may be unknown to what it corrects.");
        }

        return model.LearnFrom?.Value == llm.Name ? ($"`{member}` learns what the panel says", "Let it learn from another model, or leave it out.") : null;
    }

    private static void CheckAggregate(Located<LabelAggregate> aggregate, OutcomeModel outcome, DiagnosticBag diagnostics)
    {
        if (aggregate.Value == LabelAggregate.Mean || aggregate.Value == (outcome.IsNumber ? LabelAggregate.Median : LabelAggregate.Majority)) return;
        diagnostics.Report(SchemaDiagnostics.WrongValue(aggregate.Place, "aggregate",
            outcome.IsNumber ? $"mean or median, since outcome `{outcome.Name}` is a number"
                : $"majority, or mean of the probabilities, since outcome `{outcome.Name}` has options",
            $"`{Choices.Aggregates.NameOf(aggregate.Value)}`",
            outcome.IsNumber ? "Write `aggregate = mean` or `aggregate = median`."
                : "Write `aggregate = majority`, or `aggregate = mean`, which averages the probabilities of options."));
    }
}
