using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <summary>How a model was asked, in words: how many answers make a label, and what its confidence is.</summary>
internal static class AskedText
{
    /// <summary>The model behind a prompt, its temperature, calls and orders, as phrases behind a comma; empty where nothing is known.</summary>
    public static string Caption(LlmDefinition llm, OutcomeDefinition outcome) => string.Concat(Phrases(llm, outcome).Select(phrase => ", " + phrase));

    /// <summary>Sentences on reasons, explanations and answers for the methods paragraph, each with a blank before it; empty where the model was asked
    /// once, for the answer alone.</summary>
    public static string Sentences(LlmDefinition llm, OutcomeDefinition outcome) =>
        Reasons(llm) + Explanations(outcome) + Answers(llm, outcome) + Distribution(llm);

    private static string Distribution(LlmDefinition llm) => llm.Calls is { IsDistribution: true } || !llm.RecordedProbabilities.IsEmpty
        ? " The probabilities of its options stand in the place of a label wherever estimates use one; its label is the most probable of them." : "";

    private static string Reasons(LlmDefinition llm) => llm.Calls is { Reasons: true } ? " It gave its reasons before each answer." : "";

    private static string Explanations(OutcomeDefinition outcome) => outcome.IsExplained ? " The prompt explained the options." : "";

    private static string Answers(LlmDefinition llm, OutcomeDefinition outcome)
    {
        var calls = llm.Calls ?? new ModelCalls { Protocol = default, Model = llm.Model };
        if (outcome.Derivation is not null && llm.RecordedLabel is not null) return "";
        if (outcome.Derivation is not null)
        {
            var derived = $" Its label follows by a rule from its answers to {outcome.Questions.Count} questions, put one after the other as long as the label "
                + "hangs on them.";
            return outcome.Questions.Select(question => Answers(llm, outcome.AskedBy(question))).Distinct().ToList() is [var same]
                ? derived + same.Replace("It was asked about each text", "Each was put", StringComparison.Ordinal).Replace(
                    "the label is", "its answer is", StringComparison.Ordinal)
                : derived + " Each was put several times with its options in several orders; its answer is the most frequent one.";
        }

        var (prompts, orders) = (llm.OtherPrompts.Count + 1, OrdersOf(calls, outcome));
        var answers = calls.Samples * orders * prompts;
        if (answers == 1) return "";
        var how = (calls.Samples > 1 ? $"{calls.Samples} times" : "once")
            + (orders > 1 ? $" with the options in each of {orders} orders" : "") + (prompts > 1 ? $" by each of {prompts} prompts" : "")
            + (answers == Math.Max(calls.Samples, Math.Max(orders, prompts)) ? "" : $", {answers} times together");
        var label = outcome.IsNumeric ? "the median of the answers"
            : calls.Confidence == ConfidenceSource.Tokens ? "the option that is most probable in the mean of the answers"
            : "the most frequent answer, of equally frequent ones the option declared first";
        return $" It was asked about each text {how}; the label is {label}.";
    }

    /// <summary>What prompts showed as examples, as a sentence with a blank before it; empty where they showed none.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="setApart">Texts of the corpus that are set apart for it.</param>
    /// <param name="isDrawn">Whether the study drew its own sample, from a budget.</param>
    public static string Examples(LlmDefinition llm, int setApart, bool isDrawn)
    {
        if (llm.Examples is { Written.IsEmpty: false } said)
        {
            return $" Its prompt showed {NumberText.Count(said.Written.Count, "example", "examples")} from outside the corpus, with "
                + $"{(said.Written.Count == 1 ? "its answer" : "their answers")}.";
        }

        if (setApart == 0) return "";
        var shown = llm.Examples is { Shown: > 0 } chosen
            ? $"up to {NumberText.Count(chosen.Shown, "text", "texts")} with the labels that people gave them"
                + (llm.RecordedLabel is null ? Chosen(chosen) : "")
            : "texts with the labels that people gave them";
        return $" Its prompts showed {shown}; {NumberText.Count(setApart, "text", "texts")} {(setApart == 1 ? "was" : "were")} labelled for that "
            + $"before all others and with certainty (π = 1){(isDrawn ? ", paid from the budget" : "")}. It was not asked about them, or its answer is not "
            + "used: neither agreement nor estimates from the model alone contain them.";
    }

    /// <summary>How many texts a comparison leaves out, a sentence.</summary>
    public static string SetApart(int texts) =>
        $"{NumberText.Count(texts, "text is an example", "texts are examples")} in its prompts or set apart for them, and left out here.";

    /// <summary>What stands above examples that a report shows.</summary>
    public static string ExamplesCaption(LlmDefinition llm) =>
        llm.Examples is { Written.IsEmpty: false } ? "examples in the prompt" : "the first of its examples, in the form of the prompt";

    private static string Chosen(ExamplesDefinition examples) => (examples.IsBalanced ? ", as many of each option" : "") + examples.Choice switch
    {
        ExampleChoice.Random => ", chosen at random",
        ExampleChoice.Nearest => $", those most like the text asked about by the cosine of {Vectors(examples.Vectors)}, the nearest last",
        var other => throw new NotSupportedException($"No words for the choice `{other}`."),
    };

    private static string Vectors(EmbeddedKind kind) => kind switch
    {
        EmbeddedKind.Ngram => "hashed n-grams",
        EmbeddedKind.Minilm => "sentence embeddings",
    };

    /// <summary>What the confidence is, as the rest of a sentence; empty where labels have none.</summary>
    public static string Confidence(LlmDefinition llm, OutcomeDefinition outcome) => (llm.Calls?.Confidence ?? ConfidenceSource.Stated) switch
    {
        ConfidenceSource.Tokens when outcome.Derivation is not null => Derived("probabilities of the tokens that its answers begin with"),
        ConfidenceSource.Agreement when outcome.Derivation is not null => Derived("shares of its answers"),
        ConfidenceSource.Tokens => ", and the confidence is the probability of the tokens that a label begins with",
        ConfidenceSource.Agreement => ", and the confidence is the share of a text's answers that are its label",
        _ when llm is { Calls.IsDistribution: true, ConfidencePrompt: null } => " and stated the probability of each option",
        _ => llm.ConfidencePrompt is null && llm.RecordedConfidence is null ? "" : " and stated its confidence in each label",
    };

    private static string Derived(string what) =>
        $", and the confidence is the probability of the label where each question is answered by itself, with the {what}";

    private static IEnumerable<string> Phrases(LlmDefinition llm, OutcomeDefinition outcome)
    {
        if (llm.Model.Length > 0) yield return llm.Model;
        if (llm.Temperature is { } temperature) yield return $"temperature {NumberText.Significant(temperature, 3)}";
        if (llm.Calls is not { } calls) yield break;
        if (calls.Reasons) yield return "reasons first";
        if (llm.OtherPrompts.Count > 0) yield return $"{llm.OtherPrompts.Count + 1} prompts";
        if (calls.Samples > 1) yield return $"{calls.Samples} calls";
        int[] orders = [.. (outcome.Derivation is null ? [outcome] : outcome.Questions.Select(outcome.AskedBy)).Select(asked => OrdersOf(calls, asked))];
        if (orders.Max() > 1) yield return $"{string.Join(" and ", orders.Distinct().Order())} orders of the options";
    }

    private static int OrdersOf(ModelCalls calls, OutcomeDefinition outcome) => OptionOrders.Of(calls.OptionOrder, outcome.Options.Count).Count;
}
