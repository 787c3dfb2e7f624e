using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>What annotators say, as estimands read it.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteCounted(CodeWriter writer, EstimandPlan estimand)
    {
        if (!estimand.Answers.IsEmpty)
            SetList(writer, nameof(EstimandHead.Answers), estimand.Answers, answer => writer.Lines($"new({Of(answer.Llm)}, {Of(answer.Option)}),"));

        if (!estimand.Ratings.IsEmpty)
        {
            SetList(writer, nameof(EstimandHead.Ratings), estimand.Ratings, each =>
                writer.Lines($"new({RuntimeNames.RatingCount}.{each.Count}, {Of(each.Option)}, {Of(each.Other)}),"));
        }

        if (estimand.PerLabel is { } perLabel) Set(writer, nameof(EstimandHead.PerLabel), Of(perLabel));
    }

    private static void WriteAnnotated(CodeWriter writer, EstimandPlan estimand)
    {
        if (estimand.Variables.IsEmpty) return;
        if (estimand.Observed is { } observed) Set(writer, nameof(EstimandHead.Observed), Of(observed));
        SetList(writer, nameof(EstimandHead.Variables), estimand.Variables,
            variable => writer.Lines($"new({Of(variable.Outcome)}, {Of(variable.Human)}, {Of(variable.Llm)}),"));
        SetList(writer, nameof(EstimandHead.Features), estimand.Features, feature =>
        {
            var factors = feature.Factors.Select<AnnotatedFactor, CSharpCode>(factor => $"new({factor.Variable}, {Of(factor.Option)})");
            CSharpCode by = feature.By is { } who ? (CSharpCode)$" {{ {Member(nameof(AnnotatedProduct.By))} = {RuntimeNames.SaidBy}.{who} }}" : default;
            writer.Lines($"new([{CSharpCode.Joined($", ", factors)}]){by},");
        });
        if (estimand.Said.IsEmpty) return;
        Set(writer, nameof(EstimandHead.Said), $"[{CSharpCode.Joined($", ", estimand.Said.Select<int, CSharpCode>(variable => $"{variable}"))}]");
    }
}
