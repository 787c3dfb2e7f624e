using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>derive KEY = question[answer] and …</c>.</summary>
/// <param name="outcome">The outcome with its options and questions.</param>
/// <param name="context">The file.</param>
internal sealed class DerivationBinder(OutcomeModel outcome, BindingContext context)
{
    /// <summary>The rules, each option's first; a rule with something wrong in it has no condition.</summary>
    public EquatableArray<DerivationModel> Bind(IEnumerable<DeriveSyntax> written)
    {
        var rules = new List<DerivationModel>();
        foreach (var derive in written)
        {
            var key = derive.Option.Text;
            if (rules.Find(rule => rule.Option == key) is { } first)
            {
                context.Report(SyntaxDiagnostics.GivenTwice(
                    context.At(derive.Option), "rule", key, context.Source.Lines.Position(first.Place.Span.Start).Line));
                continue;
            }

            if (outcome.Find(key) is null && outcome.HasAllOptions)
                context.Report(SchemaDiagnostics.UnknownOption(
                    context.At(derive.Option), key, outcome.Name, [.. outcome.Options.Select(option => option.Key)]));
            rules.Add(new DerivationModel(key, context.At(derive), FlatPrinter.Print(derive.Rule), Condition(derive.Rule)));
        }

        return rules.ToEquatableArray();
    }

    private AnswerCondition? Condition(ExpressionSyntax rule) => rule switch
    {
        ParenthesizedSyntax group => Condition(group.Inner),
        NotSyntax not => Condition(not.Operand) is { } operand ? new AnswerCondition.Not(operand) : null,
        BinarySyntax { Operator: BinaryOperator.And } both => Condition(both.Left) is var left && Condition(both.Right) is { } right && left is not null
            ? new AnswerCondition.Both(left, right) : null,
        BinarySyntax { Operator: BinaryOperator.Or } either => Condition(either.Left) is var left && Condition(either.Right) is { } right && left is not null
            ? new AnswerCondition.Either(left, right) : null,
        IndexedSyntax answer => Answer(answer),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} is no part of a rule."),
    };

    private AnswerCondition.Given? Answer(IndexedSyntax written)
    {
        var question = outcome.Questions.ToList().FindIndex(each => each.Name == written.Name.Text);
        if (question < 0)
        {
            context.Report(SchemaDiagnostics.UnknownName(
                context.At(written.Name), "question", written.Name.Text, [.. outcome.Questions.Select(each => each.Name)]));
            return null;
        }

        var asked = outcome.Questions[question];
        var answer = asked.Options.ToList().FindIndex(option => option.Key == written.Key.Text);
        if (answer >= 0) return new AnswerCondition.Given(question, answer);
        if (asked is { HasAllOptions: true, Options.IsEmpty: false })
            context.Report(QuestionDiagnostics.UnknownAnswer(
                context.At(written.Key), written.Key.Text, asked.Name, [.. asked.Options.Select(option => option.Key)]));
        return null;
    }
}
