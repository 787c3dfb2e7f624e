using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the prompts of a study as typed functions of a row and, where they quote it, of the model's label.</summary>
internal static class PromptEmitter
{
    public static EmittedSource Emit(StudyPlan study) => StudyFile.Of(
        study, "Prompts", [RuntimeNames.System, RuntimeNames.Globalization], $"public sealed partial class {study.TypeName}", writer =>
        {
            writer.Lines("/// <summary>The prompts of the study's language models, as sent.</summary>");
            writer.Open("public static class Prompts");
            var names = new PropertyNames([.. PropertyNames.Inherited, "Prompts", "Number", "Shown"]);
            foreach (var llm in study.Llms)
            {
                if (study.Outcomes.FirstOrDefault(candidate => candidate.Name == llm.Outcome) is not { } outcome) continue;
                if (llm.LabelPrompt is { } label) Write(writer, study, outcome, names.Next(llm.PropertyName + "Label"), $"What {llm.Name} is asked to decide.", label);
                if (llm.ConfidencePrompt is { } confidence) Write(writer, study, outcome, names.Next(llm.PropertyName + "Confidence"), $"How {llm.Name} is asked for the confidence in its own answer.", confidence);
            }

            WriteShown(writer, study);
            if (UsesNumbers(study)) writer.Lines("private static string Number(double? value, string format) => value is { } number && !double.IsNaN(number) ? number.ToString(format, CultureInfo.InvariantCulture) : \"\";");
            writer.Close();
        });

    private static bool UsesNumbers(StudyPlan study) => study.Llms
        .SelectMany(llm => new[] { llm.LabelPrompt, llm.ConfidencePrompt }.OfType<PromptPlan>().Select(prompt => (llm.Outcome, prompt)))
        .Any(pair => pair.prompt.Pieces.Any(piece => piece.Kind switch
        {
            PromptPieceKind.Label => study.Outcomes.Any(outcome => outcome.Name == pair.Outcome && outcome.IsNumeric),
            PromptPieceKind.Column => study.Corpus.Columns.Any(column => column.Name == piece.Text && column.Type is ColumnType.Number or ColumnType.Count or ColumnType.Indicator),
            _ => false,
        }));

    private static void Write(CodeWriter writer, StudyPlan study, OutcomePlan outcome, string name, string summary, PromptPlan prompt)
    {
        var quotesLabel = prompt.Pieces.Any(piece => piece.Kind == PromptPieceKind.Label);
        writer.Lines(StudyFile.Element("summary", summary));
        writer.Lines("/// <param name=\"row\">The text and its columns.</param>");
        if (quotesLabel) writer.Lines("/// <param name=\"label\">What the model answered before.</param>");
        var parameters = quotesLabel ? $"Row row, {OutcomeNames.TypeOf(outcome)} label" : "Row row";
        var pieces = prompt.Pieces.Select(piece => Piece(study, outcome, piece)).ToList();
        writer.Lines($"public static string {name}({parameters}) => string.Concat(new string[]");
        writer.Lines("{").Lines(pieces.Select(piece => $"    {piece},")).Lines("});").Gap();
    }

    private static string Piece(StudyPlan study, OutcomePlan outcome, PromptPiece piece) => piece.Kind switch
    {
        PromptPieceKind.Literal => Of(piece.Text),
        PromptPieceKind.Options => Of(string.Join("\n", outcome.Options.Select(option => $"{option.Key}) {option.Shown}"))),
        PromptPieceKind.Label => outcome.IsNumeric ? "Number(label, \"R\")" : "Shown(label)",
        _ => Column(study.Corpus, piece),
    };

    // A hole that no column fills has been reported; the shape of such a study is emitted all the same.
    private static string Column(CorpusPlan corpus, PromptPiece piece)
    {
        var position = corpus.Columns.Select(column => column.Name).ToList().IndexOf(piece.Text);
        if (position < 0) return "\"\"";
        var value = "row." + RowEmitter.Properties(corpus)[position];
        return corpus.Columns[position].Type switch
        {
            ColumnType.Number or ColumnType.Count => $"Number({value}, {Of(piece.Format ?? "R")})",
            ColumnType.Indicator => $"Number({value} == true ? 1 : {value} == false ? 0 : null, {Of(piece.Format ?? "0")})",
            ColumnType.Date => $"{value}?.ToString({Of(piece.Format ?? "yyyy-MM-dd")}, CultureInfo.InvariantCulture) ?? \"\"",
            _ => value,
        };
    }

    private static void WriteShown(CodeWriter writer, StudyPlan study)
    {
        foreach (var outcome in study.Outcomes.Where(outcome => !outcome.IsNumeric))
        {
            var type = OutcomeNames.TypeOf(outcome);
            var members = OutcomeNames.Members(outcome);
            writer.Lines(StudyFile.Element("summary", $"An answer to outcome {outcome.Name} as annotators read it."));
            writer.Open($"public static string Shown({type} label) => label switch");
            for (var i = 0; i < members.Count; i++) writer.Lines($"{type}.{members[i]} => {Of(outcome.Options[i].Shown)},");
            writer.Lines("_ => throw new ArgumentOutOfRangeException(nameof(label)),");
            writer.Close(";").Gap();
        }
    }
}
