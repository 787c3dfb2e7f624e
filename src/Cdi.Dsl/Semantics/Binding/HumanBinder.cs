using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>human NAME { … }</c>.</summary>
internal sealed class HumanBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>Adds the annotators to the scope.</summary>
    public void Bind()
    {
        var outcome = AnnotatorOutcome.Find(reader, scope);
        var question = reader.String("question");
        if (question is { Place: var place } && outcome is { Questions.IsEmpty: false } asked)
            reader.Context.Report(QuestionDiagnostics.SecondWording(place, declaration.Name, asked.Name, asked.Questions.Select(each => each.Name)));
        var labelsPerText = LabelsPerText();
        var reward = Reward();
        var recorded = outcome is not null && reader.Inner("recorded", RecordedBinder.Questions(outcome, areOfPeople: true)) is { } inner
            ? new RecordedBinder(inner, outcome, scope).Bind(hasConfidence: false)
            : null;
        scope.Humans.Add(new HumanModel(
            declaration.Name, reader.Place, reader.Documentation, outcome?.Name, question, labelsPerText, reward, Collect(),
            reader.Choice("nonresponse", Choices.Nonresponses), recorded, !reader.Attempted("recorded") && !reader.IsIncomplete,
            reader.Lacks("question") && outcome is not { Questions.IsEmpty: false })
        {
            Aggregate = reader.Choice("aggregate", Choices.Aggregates),
        });
    }

    private Place? Collect() => reader.Choice("collect", Choices.Collections)?.Place;

    private Located<Labels>? LabelsPerText()
    {
        if (reader.Whole("labels_per_text", 1, UnitKind.Labels) is not { } count) return null;
        if (count.Value > 1 && reader.Attempted("recorded") && reader.Inner("recorded")?.Attempted("annotator") != true)
        {
            reader.Context.Report(SyntaxDiagnostics.NotSupportedYet(
                count.Place, "More than one label per text",
                "Use `labels_per_text = 1 label`: a column holds one label per text. A file of labels that says who gave each, `annotator = column`, "
                    + "may hold several."));
        }

        return new Located<Labels>(new Labels(count.Value), count.Place);
    }

    private Located<Money>? Reward()
    {
        if (reader.Value("reward") is NumberSyntax { Unit: null } bare)
        {
            reader.Context.Report(AnnotationDiagnostics.RewardWithoutCurrency(reader.Context.At(bare), bare.Digits));
            return null;
        }

        return reader.Quantity("reward", UnitKind.Money) is { } reward
            ? new Located<Money>(new Money(reward.Value.Amount, reward.Value.Word), reward.Place)
            : null;
    }
}
