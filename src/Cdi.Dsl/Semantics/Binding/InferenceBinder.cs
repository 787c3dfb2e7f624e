using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>inference { … }</c>.</summary>
internal sealed class InferenceBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The inference block.</summary>
    public InferenceModel Bind()
    {
        reader.Require("generalise", "Say what the interval speaks about: `generalise = corpus` or `population`.");
        reader.Require("alpha", "Say the error rate of the intervals: `alpha = 0.1` for 90 % intervals.");
        // Among names of which one means nothing, no winner is looked for.
        var among = EstimandList.Of(reader, scope, "among");
        return new InferenceModel(
            reader.Place,
            reader.Choice("method", Choices.Methods),
            Llms(),
            reader.Lacks("llm"),
            reader.Choice("generalise", Choices.Populations),
            reader.Number("alpha"),
            reader.Choice("variance", Choices.Variances),
            reader.Choice("interval", Choices.Intervals),
            reader.Whole("replicates", 2),
            reader.Choice("refit", Choices.Refits),
            reader.Choice("precision", Choices.Precisions),
            reader.Choice("predictor", Choices.Predictors),
            PowerTuning(),
            reader.Choice("tuning", Choices.Tunings),
            reader.Choice("familywise", Choices.Familywise),
            reader.Lacks("familywise"),
            among is null && reader.Attempted("among") ? null : reader.Choice("winner", Choices.Winners),
            among,
            reader.Choice("pooling", Choices.Poolings),
            reader.Choice("alternative", Choices.Alternatives))
        {
            PredictFrom = new PredictorSourcesBinder(reader, scope).Bind(),
            Calibration = new LabelTotalsBinder(reader, scope).Bind(),
            Expectations = reader.Expectations.Select(Expectation).OfType<Located<EstimateExpectation>>().ToEquatableArray(),
        };
    }

    /// <summary>The models named, one or a list; none where one of them is wrong.</summary>
    private EquatableArray<Located<string>> Llms()
    {
        if (reader.Value("llm") is not { } value) return [];
        ArgumentSyntax[] items = value is ListSyntax list ? [.. list.Items] : [new(null, value, null, value.Span)];
        var named = new List<Located<string>>();
        foreach (var item in items)
        {
            if (item is not { Name: null, Design: null, Value: NameSyntax name }) reader.Wrong<string>("llm", item.Value);
            else if (scope.ReportUnlessDeclared(reader.Context, name, "llm", name.Text)) named.Add(new(name.Text, reader.Context.At(name)));
        }

        if (items.Length == 0) reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(value), "llm", "at least one model", "none"));
        return named.Count == items.Length ? named.ToEquatableArray() : [];
    }

    private Located<EstimateExpectation>? Expectation(ExpectSyntax expect)
    {
        if (ExpectationBinder.Bind(reader, scope, expect.Condition,
                (place, written) => ExperimentDiagnostics.NoExpectation(place, written, "half_width <= 0.05"), counts: false) is not { } compared
            || reader.Choice("expect", compared.Measure, Choices.EstimateMeasures) is not { } measure) return null;
        var side = reader.Choice("alternative", Choices.Alternatives)?.Value ?? Alternative.TwoSided;
        if (!measure.Value.IsOpen(side)) return new(new(measure.Value, compared.Bound), compared.Place);
        reader.Context.Report(SchemaDiagnostics.WrongValue(compared.Place, "expect", "a number that a one-sided interval has",
            $"`{measure.Name}` with `alternative = {Choices.Alternatives.NameOf(side)}`, whose intervals are open on one side",
            side == Alternative.Larger ? "Expect of `lower`, `point`, `se` or `p`." : "Expect of `upper`, `point`, `se` or `p`."));
        return null;
    }

    private Located<PowerTuningModel>? PowerTuning()
    {
        if (reader.Value("power_tuning") is not { } value) return null;
        if (value is NameSyntax)
        {
            return reader.Choice("power_tuning", Choices.PowerTuning) is { } rule
                ? new Located<PowerTuningModel>(new PowerTuningModel(rule.Value, 0), rule.Place)
                : null;
        }

        if (reader.Number("power_tuning") is not { } lambda) return null;
        if (lambda.Value is >= 0 and <= 1) return new Located<PowerTuningModel>(new PowerTuningModel(PowerTuningKind.Fixed, lambda.Value), lambda.Place);
        reader.Wrong<PowerTuningModel>("power_tuning", value);
        return null;
    }
}
