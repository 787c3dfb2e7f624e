using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns an experiment into its plan: what is not varied is that of the study.</summary>
internal static class ExperimentLowering
{
    private const int LeastTrials = 2;

    private static readonly MeasureKind[] Shown = [MeasureKind.Coverage, MeasureKind.Width, MeasureKind.Bias, MeasureKind.Rmse, MeasureKind.EssMc];

    /// <summary>The plan of an experiment.</summary>
    public static ExperimentDefinition Lower(ExperimentModel experiment, SamplingDefinition sampling, InferenceDefinition inference) => new()
    {
        Name = experiment.Name,
        Documentation = experiment.Documentation,
        LabelledOnly = experiment.LabelledOnly?.Value ?? false,
        Budgets = Values(experiment.Budgets, new ExperimentBudget(sampling.Budget.Count, 0)),
        Designs = Values(experiment.Designs, sampling.Design),
        Methods = Values(experiment.Methods, inference.Method),
        Targets = Values(experiment.Targets, inference.Generalise),
        Trials = experiment.Trials?.Value ?? LeastTrials,
        Seed = experiment.Seed?.Value,
        Measures = experiment.Measures is { IsEmpty: false } measures
            ? measures.Select(each => each.Value).Distinct().ToEquatableArray() : Shown.ToEquatableArray(),
        Expectations = experiment.Expectations.Select(each => each.Value).ToEquatableArray(),
    };

    private static EquatableArray<T> Values<T>(EquatableArray<Located<T>>? varied, T own)
        where T : notnull =>
        varied is { IsEmpty: false } values ? values.Select(each => each.Value).ToEquatableArray() : EquatableArray.Create(own);
}
