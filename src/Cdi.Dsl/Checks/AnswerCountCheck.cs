using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4013, CDI4046 to CDI4048 and CDI4050: several answers about a text can differ, and a confidence has something that it can come from.</summary>
internal sealed class AnswerCountCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm is { Calls: { Value: > 1 } calls, Temperature.Value: 0 })
                diagnostics.Report(AnnotationDiagnostics.SameAnswers(calls.Place, calls.Value));
            var twins = llm.AllPrompts().GroupBy(prompt => prompt.Pieces).SelectMany(alike => alike.Skip(1));
            foreach (var twin in twins) diagnostics.Report(AnnotationDiagnostics.SamePrompt(twin.Place));
            if (study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome) is not { } outcome) continue;
            if (llm.OptionOrder is { Value: not OptionOrder.Given } order && Fault(order.Value, llm, outcome) is { } fault)
                diagnostics.Report(AnnotationDiagnostics.NoOrders(order.Place, Choices.OptionOrders.NameOf(order.Value), fault));
            if (!llm.IsPanel && llm.ConfidenceSource is { } source) CheckSource(llm, source, outcome, AnswersOf(llm, study), diagnostics);
        }
    }

    /// <summary>Answers about each text: calls by each prompt in each order of the options.</summary>
    public static long AnswersOf(LlmModel llm, StudyModel study)
    {
        var options = study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome)?.Asked().Max(asked => asked.Options.Count) ?? 0;
        var order = llm.OptionOrder?.Value ?? OptionOrder.Given;
        if (order == OptionOrder.Every && options > OptionOrders.MostOptions) return long.MaxValue;
        return (long)OptionOrders.Of(order, options).Count * (llm.Calls?.Value ?? 1) * Math.Max(1, llm.AllPrompts().Count());
    }

    private static string? Fault(OptionOrder order, LlmModel llm, OutcomeModel outcome)
    {
        if (outcome.IsNumber) return $"outcome `{outcome.Name}` is a number and lists no options";
        if (llm.AllPrompts().Any(prompt => prompt.IsWhole && !prompt.ListsOptions)) return "a prompt lists no `{options}`";
        var most = outcome.Asked().Max(asked => asked.Options.Count);
        return order == OptionOrder.Every && most > OptionOrders.MostOptions
            ? $"{most} options have more than 24 orders, each of them a call; `rotated` asks in {most}"
            : null;
    }

    private static void CheckSource(LlmModel llm, Located<ConfidenceSource> source, OutcomeModel outcome, long answers, DiagnosticBag diagnostics)
    {
        var word = Choices.ConfidenceSources.NameOf(source.Value);
        if (outcome.IsNumber)
            Report($"outcome `{outcome.Name}` is a number", "Ask for the confidence by a prompt, or leave it out.");
        else if (source.Value == ConfidenceSource.Agreement && answers == 1)
            Report("each text has one answer",
                "Ask several times at a temperature above 0, `calls = 5 calls`, in several orders, `option_order = rotated`, or by several prompts.");
        else if (source.Value == ConfidenceSource.Tokens && llm.Structured is { Value: true })
            Report("the first token of a structured answer is a brace", "Leave `structured` out, or ask for the confidence by a prompt.");
        else if (source.Value == ConfidenceSource.Tokens && llm.Reason is { Value: true })
            Report("an answer begins with its reasons", "Leave `reason` out, or ask for the confidence by a prompt.");
        else if (source.Value == ConfidenceSource.Tokens && BegunBy(outcome) is { } pair)
            Report($"option `{pair.Longer}` begins as `{pair.Shorter}` does", "Give the options keys of which none is the beginning of another.");
        else if (source.Value == ConfidenceSource.Tokens && ProtocolOf(llm) == ModelProtocol.Anthropic)
            diagnostics.Report(AnnotationDiagnostics.NoProbabilities(source.Place, llm.Model?.Value ?? ""));

        void Report(string reason, string hint) => diagnostics.Report(AnnotationDiagnostics.NoConfidence(source.Place, word, reason, hint));
    }

    private static (string Shorter, string Longer)? BegunBy(OutcomeModel outcome)
    {
        foreach (var (options, shorter) in outcome.Asked().SelectMany(asked => asked.Options.Select(option => (asked.Options, option))))
        {
            if (options.FirstOrDefault(other => other.Key != shorter.Key && other.Key.StartsWith(shorter.Key, StringComparison.Ordinal)) is { } longer)
                return (shorter.Key, longer.Key);
        }

        return null;
    }

    private static ModelProtocol? ProtocolOf(LlmModel llm) =>
        llm.Model is { } model ? ModelAddress.Of(model.Value, llm.BaseUrl?.Value)?.Protocol : null;
}
