using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>Experiments.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteExperiment(CodeWriter writer, ExperimentDefinition experiment)
    {
        writer.Open($"new()");
        Set(writer, nameof(ExperimentDefinition.Name), Of(experiment.Name));
        SetText(writer, nameof(ExperimentDefinition.Documentation), experiment.Documentation);
        if (experiment.LabelledOnly) Set(writer, nameof(ExperimentDefinition.LabelledOnly), Of(true));
        SetItems(writer, nameof(ExperimentDefinition.Budgets), experiment.Budgets, budget => $"new({Of(budget.Labels)}, {Of(budget.Share)})");
        SetItems(writer, nameof(ExperimentDefinition.Designs), experiment.Designs, design => $"{RuntimeNames.DesignKind}.{design}");
        SetItems(writer, nameof(ExperimentDefinition.Methods), experiment.Methods, method => $"{RuntimeNames.MethodKind}.{method}");
        SetItems(writer, nameof(ExperimentDefinition.Targets), experiment.Targets, target => $"{RuntimeNames.Generalise}.{target}");
        Set(writer, nameof(ExperimentDefinition.Trials), Of(experiment.Trials));
        if (experiment.Seed is { } seed) Set(writer, nameof(ExperimentDefinition.Seed), Of(seed));
        SetItems(writer, nameof(ExperimentDefinition.Measures), experiment.Measures, measure => $"{RuntimeNames.MeasureKind}.{measure}");
        if (!experiment.Expectations.IsEmpty)
            SetList(writer, nameof(ExperimentDefinition.Expectations), experiment.Expectations, promise => writer.Lines($"{Code(promise)},"));
        writer.Close($",");
    }

    private static CSharpCode Code(ExpectationDefinition promise) => $"new({RuntimeNames.MeasureKind}.{promise.Measure}, {Code(promise.Bound)})";


    private static CSharpCode Code(MonitorDefinition monitor)
    {
        CSharpCode detect = monitor.Detect is { } change ? (CSharpCode)$"{Of(change)}" : (CSharpCode)$"null";
        return $"new({Of(monitor.Name)}, {Of(monitor.Documentation)}, {Of(monitor.Outcome)}, {Of(monitor.By)}, {Of(monitor.Reference)}, {detect})";
    }

    private static CSharpCode Code(ExpectedBound bound)
    {
        CSharpCode estimand = bound.Estimand is { } named
            ? (CSharpCode)$" {{ {Member(nameof(ExpectedBound.Estimand))} = {Of(named)} }}" : default;
        return $"new({Of(bound.IsAtLeast)}, {Of(bound.IsStrict)}, {Of(bound.Value)}, {Of(bound.Written)}){estimand}";
    }

    private static void SetItems<T>(CodeWriter writer, string name, EquatableArray<T> items, Func<T, CSharpCode> code) =>
        Set(writer, name, $"[{CSharpCode.Joined($", ", items.Select(code))}]");
}
