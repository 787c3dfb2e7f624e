using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the prompts of a study as typed functions of a row and, where they quote it, of the model's label.</summary>
internal static class PromptEmitter
{
    public static EmittedSource Emit(StudyPlan study, StudyNames names) => names.File.Of("Prompts", [], writer =>
    {
        writer.Summary("The prompts of the study's language models, as sent.");
        writer.Lines(StudyFile.Attribute).Open($"public static class Prompts");
        var methods = new PropertyNames(["Prompts", "Number", "Shown"]);
        foreach (var llm in study.Llms)
        {
            if (study.Outcomes.FirstOrDefault(candidate => candidate.Name == llm.Outcome) is not { } outcome) continue;
            foreach (var question in outcome.Derivation is null ? new[] { outcome.Questions.FirstOrDefault() } : outcome.Questions.AsEnumerable())
            {
                var (stem, about) = outcome.Derivation is null || question is null ? ("Label", "to decide")
                    : ($"Label {question.Name}", $"by question {question.Name}");
                if (llm.LabelPrompt is { } label) Write(methods.Next(llm.PropertyName + stem), $"What {llm.Name} is asked {about}.", label, question);
                foreach (var other in llm.OtherPrompts)
                    Write(methods.Next(llm.PropertyName + stem), $"What {llm.Name} is asked {about}, in other words.", other, question);
            }

            if (llm.ConfidencePrompt is { } confidence)
            {
                Write(methods.Next(llm.PropertyName + "Confidence"), $"How {llm.Name} is asked for the confidence in its own answer.", confidence,
                    outcome.Questions.FirstOrDefault());
            }

            void Write(string method, string summary, PromptPlan prompt, QuestionDefinition? question) => PromptEmitter.Write(
                writer, study, names, new(outcome, question), CSharpName.Of(method), summary, prompt);
        }

        WriteShown(writer, study, names);
        if (UsesNumbers(study)) writer.Lines($"private static string Number(double? value, string format) => value is {{ }} number && !double.IsNaN(number) ? "
            + $"number.ToString(format, {RuntimeNames.CultureInfo}.InvariantCulture) : \"\";");
        writer.Close();
    });

    private static bool UsesNumbers(StudyPlan study) => study.Llms
        .SelectMany(llm => new[] { llm.LabelPrompt, llm.ConfidencePrompt }.Concat(llm.OtherPrompts).OfType<PromptPlan>()
            .Select(prompt => (llm.Outcome, prompt)))
        .Any(pair => pair.prompt.Pieces.Any(piece => piece.Kind switch
        {
            PromptPieceKind.Label => study.Outcomes.Any(outcome => outcome.Name == pair.Outcome && outcome.IsNumeric),
            PromptPieceKind.Column => study.Corpus.Columns.Any(
                column => column.Name == piece.Text && column.Type is ColumnType.Number or ColumnType.Count or ColumnType.Indicator),
            PromptPieceKind.Literal or PromptPieceKind.Options or PromptPieceKind.ExplainedOptions or PromptPieceKind.Examples
                or PromptPieceKind.Question => false,
        }));

    private static void Write(
        CodeWriter writer, StudyPlan study, StudyNames names, Asked asked, CSharpName method, string summary, PromptPlan prompt)
    {
        var quotesLabel = prompt.Pieces.Any(piece => piece.Kind == PromptPieceKind.Label);
        writer.Summary(summary);
        writer.Lines($"/// <param name=\"row\">The text and its columns.</param>");
        if (quotesLabel) writer.Lines($"/// <param name=\"label\">What the model answered before.</param>");
        var showsExamples = prompt.Pieces.Any(piece => piece.Kind == PromptPieceKind.Examples);
        if (showsExamples) writer.Lines($"/// <param name=\"examples\">Texts with their answers, as the prompt shows them.</param>");
        CSharpCode examples = showsExamples ? (CSharpCode)$", string examples" : default;
        CSharpCode label = quotesLabel ? (CSharpCode)$", {names.Of(asked.Outcome).AnswerType} label" : default;
        writer.Lines($"public static string {method}({names.Root}.Row row{label}{examples}) => string.Concat(new string[]");
        writer.Lines($"{{");
        foreach (var piece in prompt.Pieces) writer.Lines($"    {Piece(study, names, asked, piece)},");
        writer.Lines($"}});").Gap();
    }

    private static CSharpCode Piece(StudyPlan study, StudyNames names, Asked asked, PromptPiece piece) => piece.Kind switch
    {
        PromptPieceKind.Literal => (CSharpCode)$"{Of(piece.Text)}",
        PromptPieceKind.Options => $"{Of(string.Join("\n", asked.Options.Select(option => $"{option.Key}: {option.Shown}")))}",
        PromptPieceKind.ExplainedOptions => $"{Of(string.Join("\n", asked.Options.Select(option => $"{option.Key}: {option.Explained}")))}",
        PromptPieceKind.Examples => $"examples",
        PromptPieceKind.Question => $"{Of(asked.Question?.Text ?? "")}",
        PromptPieceKind.Label => asked.Outcome.IsNumeric ? (CSharpCode)$"Number(label, \"R\")" : $"Shown(label)",
        PromptPieceKind.Column => Column(study.Corpus, names, piece),
    };

    // A hole that no column fills has been reported; the shape of such a study is emitted all the same.
    private static CSharpCode Column(CorpusPlan corpus, StudyNames names, PromptPiece piece)
    {
        var position = corpus.Columns.Select(column => column.Name).ToList().IndexOf(piece.Text);
        if (position < 0) return $"\"\"";
        CSharpCode value = $"row.{names.Columns[position]}";
        return corpus.Columns[position].Type switch
        {
            ColumnType.Number or ColumnType.Count => (CSharpCode)$"Number({value}, {Of(piece.Format ?? "R")})",
            ColumnType.Indicator => $"Number({value} == true ? 1 : {value} == false ? 0 : null, {Of(piece.Format ?? "0")})",
            ColumnType.Date => $"{value}?.ToString({Of(piece.Format ?? "yyyy-MM-dd")}, {RuntimeNames.CultureInfo}.InvariantCulture) ?? \"\"",
            _ => value,
        };
    }

    private static void WriteShown(CodeWriter writer, StudyPlan study, StudyNames names)
    {
        foreach (var outcome in study.Outcomes.Where(outcome => !outcome.IsNumeric))
        {
            var (type, members) = (names.Of(outcome).AnswerType, names.Of(outcome).Members);
            writer.Summary($"An answer to outcome {outcome.Name} as annotators read it.");
            writer.Open($"public static string Shown({type} label) => label switch");
            for (var i = 0; i < members.Count; i++) writer.Lines($"{type}.{members[i]} => {Of(outcome.Options[i].Shown)},");
            writer.Lines($"_ => throw new {RuntimeNames.ArgumentOutOfRangeException}(nameof(label)),");
            writer.Close($";").Gap();
        }
    }

    /// <summary>What a prompt asks: an outcome, or one of the questions from which it follows.</summary>
    private sealed record Asked(OutcomeDefinition Outcome, QuestionDefinition? Question)
    {
        public EquatableArray<OptionDefinition> Options => Question is { Options.IsEmpty: false } own ? own.Options : Outcome.Options;
    }
}
