using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>llm NAME { … }</c>.</summary>
internal sealed class LlmBinder(Declaration declaration, StudyScope scope)
{
    private const int MostRetries = 20;
    private const int MostCalls = 100;
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The language model.</summary>
    public LlmModel Bind()
    {
        var outcome = AnnotatorOutcome.Find(reader, scope);
        var model = reader.String("model");
        var temperature = Temperature();
        var embedded = EmbeddedModel.Of(model?.Value);
        var isPanel = reader.Attempted("members");
        var onFailure = (embedded is null && !isPanel) || reader.Attempted("on_failure") ? OnFailure() : null;
        var labels = new PromptBinder(reader, scope, outcome, "label").BindAll();
        var source = reader.Value("confidence") is NameSyntax ? reader.Choice("confidence", Choices.ConfidenceSources) : null;
        var confidence = reader.Value("confidence") is NameSyntax ? null : new PromptBinder(reader, scope, outcome, "confidence").Bind();
        var recorded = outcome is not null && reader.Inner("recorded", RecordedBinder.Questions(outcome, areOfPeople: false)) is { } inner
            ? new RecordedBinder(inner, outcome, scope).Bind(hasConfidence: true)
            : null;
        var isAsked = embedded is null && !isPanel && !reader.Attempted("recorded") && !reader.IsIncomplete;
        if (isAsked) RequireQuestion();
        if (isPanel) PanelSettings.Check(reader, declaration.Name);
        else if (embedded is not null && model is not null) EmbeddedSettings.Check(reader, model);
        return new LlmModel(
            declaration.Name, reader.Place, reader.Documentation, outcome?.Name, model, temperature, labels.FirstOrDefault(),
            labels.Skip(1).ToEquatableArray(), confidence, onFailure,
            reader.String("base_url"), reader.Whole("max_tokens", 1), reader.Choice("structured", Choices.YesOrNo), Calls(),
            reader.Choice("option_order", Choices.OptionOrders), source,
            reader.Choice("reason", Choices.Reasons), MaxCost(),
            reader.Inner("prices") is { } prices ? PricesBinder.Bind(prices) : null, recorded, reader.Name("learn_from"), isAsked,
            reader.Lacks("learn_from"))
        {
            Examples = new ExamplesBinder(reader, outcome, scope).Bind(),
            HasNoExamples = reader.Lacks("examples"),
            Answer = reader.Choice("answer", Choices.Answers),
            Panel = new PanelBinder(reader, scope, declaration.Name).Bind(),
            IsPanel = isPanel,
        };
    }

    private void RequireQuestion()
    {
        reader.Require("model", "Name it, `model = \"openai:gpt-4o-2024-08-06\"`, or read answers given earlier: `recorded { label = column }`.");
        reader.Require("label", "Add the prompt, `label = \"\"\" … \"\"\"`, or read answers given earlier: `recorded { label = column }`.");
    }

    private Located<double>? Temperature()
    {
        if (reader.Number("temperature") is not { } temperature) return null;
        if (temperature.Value >= 0) return temperature;
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            temperature.Place, "temperature", "a number of 0 or more", reader.Context.Source.Slice(temperature.Place.Span)));
        return null;
    }

    private Located<int>? Calls() => reader.Whole("calls", 1, UnitKind.Calls) is not { } calls ? null
        : calls.Value <= MostCalls ? calls
        : reader.Value("calls") is { } written ? reader.Wrong<int>("calls", written) : null;

    private Located<Money>? MaxCost() => reader.Quantity("max_cost", UnitKind.Money) is { } cost
        ? new Located<Money>(new Money(cost.Value.Amount, cost.Value.Word), cost.Place)
        : null;

    private Located<int>? OnFailure()
    {
        reader.Require("on_failure", "Add `on_failure = annotate`: a text without an answer goes to a human.");
        switch (reader.Value("on_failure"))
        {
            case NameSyntax { Text: "drop" } drop:
                reader.Context.Report(AnnotationDiagnostics.DropChangesPopulation(reader.Context.At(drop)));
                return null;
            case CallSyntax { Function.Text: "retry" } retry:
                return Retries(retry);
            case NameSyntax { Text: "retry" } bare:
                reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(bare), "on_failure", "annotate or retry(n)", "the name `retry`",
                    "Write how often, `retry(3)`, or `annotate`."));
                return null;
            default:
                return reader.Choice("on_failure", Choices.OnFailure) is { } annotate ? new Located<int>(0, annotate.Place) : null;
        }
    }

    private Located<int>? Retries(CallSyntax retry) =>
        retry.Arguments.Count == 1 && retry.Arguments[0] is { Name: null, Value: NumberSyntax { IsInteger: true, Unit: null } number }
        && int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostRetries
            ? new Located<int>(count, reader.Context.At(retry))
            : reader.Wrong<int>("on_failure", retry);
}
