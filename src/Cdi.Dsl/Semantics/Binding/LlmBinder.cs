using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>llm NAME { … }</c>.</summary>
internal sealed class LlmBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The language model.</summary>
    public LlmModel Bind()
    {
        var outcome = AnnotatorOutcome.Find(reader, scope);
        var model = reader.String("model");
        var temperature = Temperature();
        var onFailure = OnFailure();
        var label = new PromptBinder(reader, scope, "label").Bind();
        var confidence = new PromptBinder(reader, scope, "confidence").Bind();
        var recorded = outcome is not null && reader.Inner("recorded") is { } inner ? new RecordedBinder(inner, outcome, scope).Bind(hasConfidence: true)
            : null;
        if (!reader.Attempted("recorded") && !reader.IsIncomplete)
        {
            reader.Context.Report(SyntaxDiagnostics.NotSupportedYet(reader.Place, SharedFacts.NoModelLabels.Form, SharedFacts.NoModelLabels.Instead));
        }

        return new LlmModel(
            declaration.Name, reader.Place, reader.Documentation, outcome?.Name, model, temperature, label, confidence, onFailure, recorded);
    }

    private Located<double>? Temperature()
    {
        if (reader.Number("temperature") is not { } temperature) return null;
        if (temperature.Value >= 0) return temperature;
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            temperature.Place, "temperature", "a number of 0 or more", reader.Context.Source.Slice(temperature.Place.Span)));
        return null;
    }

    private Located<bool>? OnFailure()
    {
        reader.Require("on_failure", "Add `on_failure = annotate`: a text without an answer goes to a human.");
        if (reader.Value("on_failure") is NameSyntax { Text: "drop" } drop)
        {
            reader.Context.Report(AnnotationDiagnostics.DropChangesPopulation(reader.Context.At(drop)));
            return null;
        }

        return reader.Choice("on_failure", Choices.OnFailure);
    }
}
