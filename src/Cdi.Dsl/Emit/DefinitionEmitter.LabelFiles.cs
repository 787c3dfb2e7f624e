using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>Labels in files of their own.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteLabelFiles(CodeWriter writer, StudyPlan study)
    {
        var files = Recorded(study).Where(each => each.Recorded.File is not null).ToList();
        if (files.Count == 0) return;
        writer.OpenList($"LabelFiles =");
        foreach (var (name, outcome, recorded) in files)
        {
            if (recorded.File is { } file) WriteLabelFile(writer, study, name, outcome, recorded, file);
        }

        writer.Close($",");
    }

    private static void WriteLabelFile(CodeWriter writer, StudyPlan study, string name, OutcomeDefinition outcome, RecordedLabelsPlan recorded,
        LabelFilePlan file)
    {
        writer.Open($"new()");
        Set(writer, "Subject", Of(RecordedNames.BlockOf(name)));
        Set(writer, "Source", Of(file.Source));
        Set(writer, "Key", Of(file.KeyColumn));
        if (file.AnnotatorColumn is { } annotator) Set(writer, "Annotator", Of(annotator));
        if (!file.Only.IsEmpty) Set(writer, "Only", Strings(file.Only));
        if (study.Humans.FirstOrDefault(human => human.RecordedLabel == name)?.Aggregate is { } aggregate)
            Set(writer, "Aggregate", $"{RuntimeNames.LabelAggregate}.{aggregate}");
        if (file.Sha256 is { } sha256) Set(writer, "Sha256", Of(sha256));
        Set(writer, "Format", $"{RuntimeNames.CorpusFormat}.{file.Format}");
        if (file.Sheet is { } sheet) Set(writer, "Sheet", Of(sheet));
        if (file.Delimiter is { } delimiter) Set(writer, "Delimiter", OfCharacter(delimiter[0]));
        if (file.Decimal is { } mark) Set(writer, "Decimal", OfCharacter(mark[0]));
        if (file.Quotes is { } quotes) Set(writer, "Quotes", $"{RuntimeNames.Quoting}.{quotes}");
        Set(writer, "Missing", Strings(file.Missing));
        if (!outcome.IsNumeric && recorded.Answers.IsEmpty)
            Set(writer, "Labels", Labels(name, recorded.LabelColumn, outcome.Options, recorded.Map));
        if (!recorded.Answers.IsEmpty)
        {
            writer.OpenList($"Answers =");
            foreach (var answers in Answers(name, outcome, recorded)) writer.Lines($"{answers},");
            writer.Close($",");
            WriteOtherAnswers(writer, name, outcome, recorded);
            Set(writer, "Derived", Derived(name, outcome, recorded));
        }

        WriteLabelNumbers(writer, name, outcome, recorded);
        WriteOthers(writer, name, outcome, recorded);
        writer.Close($",");
    }

    /// <summary>The answers of each further annotator, those of one behind those of the one before, each in the order of the questions.</summary>
    private static void WriteOtherAnswers(CodeWriter writer, string name, OutcomeDefinition outcome, RecordedLabelsPlan recorded)
    {
        var further = recorded.Answers[0].OtherColumns.Count;
        if (further == 0) return;
        writer.OpenList($"OtherAnswers =");
        for (var index = 0; index < further; index++)
        {
            foreach (var answers in recorded.Answers)
            {
                var options = outcome.Questions.First(question => question.Name == answers.Question).Options;
                var own = RecordedNames.OfAnnotator(RecordedNames.AnswerOf(name, answers.Question), index + 1);
                writer.Lines($"{Labels(own, answers.OtherColumns[index], options, answers.Map)},");
            }
        }

        writer.Close($",");
    }

    private static void WriteOthers(CodeWriter writer, string name, OutcomeDefinition outcome, RecordedLabelsPlan recorded)
    {
        if (recorded.OtherColumns.IsEmpty) return;
        if (outcome.IsNumeric) writer.OpenList($"OtherNumbers =");
        else writer.OpenList($"OtherLabels =");
        for (var index = 0; index < recorded.OtherColumns.Count; index++)
        {
            var (own, column) = (RecordedNames.OfAnnotator(name, index + 1), recorded.OtherColumns[index]);
            if (outcome.IsNumeric)
                WriteNumbers(writer, own, column, outcome.Minimum ?? double.NegativeInfinity, outcome.Maximum ?? double.PositiveInfinity);
            else writer.Lines($"{Labels(own, column, outcome.Options, recorded.Map)},");
        }

        writer.Close($",");
    }

    private static void WriteLabelNumbers(CodeWriter writer, string name, OutcomeDefinition outcome, RecordedLabelsPlan recorded)
    {
        if (!outcome.IsNumeric && recorded is { ConfidenceColumn: null, ExamplesColumn: null, ProbabilityColumns.IsEmpty: true }) return;
        writer.OpenList($"Numbers =");
        if (outcome.IsNumeric)
            WriteNumbers(writer, name, recorded.LabelColumn, outcome.Minimum ?? double.NegativeInfinity, outcome.Maximum ?? double.PositiveInfinity);
        if (recorded.ConfidenceColumn is { } confidence) WriteNumbers(writer, RecordedNames.ConfidenceOf(name), confidence, 0, 1);
        if (recorded.ExamplesColumn is { } shown) WriteNumbers(writer, RecordedNames.ExamplesOf(name), shown, 0, 1);
        WriteProbabilities(writer, name, outcome, recorded);
        writer.Close($",");
    }
}
