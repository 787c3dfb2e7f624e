using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Cli.Outlines;

/// <content>What is analysed, and who annotates it.</content>
internal static partial class StudyOutline
{
    private static void AddCorpus(Outline outline, CorpusPlan corpus)
    {
        outline.Section("corpus", corpus.Name, corpus.Documentation);
        outline.Setting("source", Quoted(corpus.Source));
        outline.Setting("sha256", corpus.Sha256 is { } hash ? Quoted(hash) : null);
        outline.Setting("rows", corpus.Rows is { } rows ? Counted.Of(rows, "text") : null);
        outline.Setting("key", corpus.KeyColumn ?? "row_number");
        outline.Setting("format", Choices.CorpusFormats.NameOf(corpus.Format));
        outline.Setting("sheet", corpus.Sheet is { } sheet ? Quoted(sheet) : null);
        outline.Setting("delimiter", corpus.Delimiter is { } delimiter ? Quoted(delimiter) : null);
        outline.Setting("decimal", corpus.Decimal is { } mark ? Quoted(mark) : null);
        outline.Setting("quotes", corpus.Quotes is { } quotes ? Choices.Quotes.NameOf(quotes) : null);
        outline.Setting("missing", List(corpus.Missing.Select(Quoted)));
        outline.Setting("keep", corpus.Keep.IsEmpty ? "all rows" : string.Join(" and ", corpus.Keep.Select(condition => condition.Written)));
        foreach (var column in corpus.Columns) outline.Text(Column(column));
    }

    private static string Column(ColumnPlan column)
    {
        var origin = column.SourceColumn is { } source ? $"from {source}"
            : column.Basis is { } basis ? $"computed of all rows of {basis.Column}"
            : column.Conditions.IsEmpty ? "computed" : "= " + string.Join(" and ", column.Conditions.Select(condition => condition.Written));
        var reference = column.Reference is { } level ? $", reference {Quoted(level)}" : "";
        var levels = column.Levels.IsEmpty ? "" : $", levels {string.Join(", ", column.Levels.Select(Quoted))}";
        return $"{column.Name}: {Choices.ColumnTypes.NameOf(column.Type)} {origin}{levels}{reference}";
    }

    private static void AddOutcome(Outline outline, OutcomeDefinition outcome)
    {
        outline.Section("outcome", outcome.Name, outcome.Documentation);
        if (outcome is { Minimum: { } minimum, Maximum: { } maximum }) outline.Text($"a number from {Number(minimum)} to {Number(maximum)}");
        foreach (var option in outcome.Options) outline.Setting(option.Key, Quoted(option.Shown));
        foreach (var question in outcome.Questions)
        {
            outline.Text($"question {question.Name}: {Quoted(question.Text)}{string.Concat(question.Options.Select(
                option => $", {option.Key} = {Quoted(option.Shown)}"))}");
        }

        if (outcome.Derivation is not { } derivation) return;
        for (var option = 0; option < outcome.Options.Count; option++)
            outline.Text($"{outcome.Options[option].Key} where {(derivation.Written[option].Length > 0 ? derivation.Written[option] : "no other rule holds")}");
    }

    private static void AddLlm(Outline outline, LlmPlan llm, OutcomeDefinition? outcome)
    {
        outline.Section("llm", llm.Name, llm.Documentation);
        outline.Text($"decides {llm.Outcome}");
        outline.Setting("model", llm.Model.Length > 0 ? Quoted(llm.Model) : null);
        outline.Setting("temperature", llm.Temperature is { } temperature ? Number(temperature) : null);
        if (llm.Calls is { } calls) AddCalls(outline, calls);
        if (llm.Examples is { } examples) AddExamples(outline, examples, outcome);
        if (llm.Panel is { } panel) AddPanel(outline, panel);
        else if (llm.Learning is { } learning) outline.Setting("learn_from", learning.Teacher);
        else outline.Setting("on_failure", llm.AnnotateOnFailure ? Choices.OnFailure.NameOf(true) : null);
        AddRecorded(outline, llm.Recorded);
    }

    private static void AddPanel(Outline outline, ModelPanel panel)
    {
        outline.Setting("members", List(panel.Members));
        outline.Setting("weights", List(panel.Weights.Select(Number)));
        outline.Setting("aggregate", Choices.Aggregates.NameOf(panel.Aggregate));
    }

    private static void AddExamples(Outline outline, ExamplesDefinition examples, OutcomeDefinition? outcome)
    {
        foreach (var written in examples.Written)
        {
            var answers = outcome?.Questions.Zip(written.Answers, (question, answer) => $"{question.Name} = {answer}").Where(pair => !pair.EndsWith(' '));
            outline.Text($"example {Quoted(written.Text)} = {(written.Answers.IsEmpty ? written.Answer : $"[{string.Join(", ", answers ?? [])}]")}");
        }

        if (examples.Shown == 0) return;
        outline.Setting("examples", $"{Counted.Of(examples.Shown, "text")} from labelled");
        outline.Setting("pool", $"{Counted.Of(examples.Pool, "text")}, labelled first, from the budget");
        outline.Setting("balance", Choices.YesOrNo.NameOf(examples.IsBalanced));
        outline.Setting("choose", Choices.ExampleChoices.NameOf(examples.Choice));
        outline.Setting("by", examples.Choice == ExampleChoice.Nearest ? Choices.TextVectors.NameOf(examples.Vectors) : null);
    }

    private static void AddCalls(Outline outline, ModelCalls calls)
    {
        outline.Setting("calls", calls.Samples > 1 ? Counted.Of(calls.Samples, "call") : null);
        outline.Setting("option_order", calls.OptionOrder == OptionOrder.Given ? null : Choices.OptionOrders.NameOf(calls.OptionOrder));
        outline.Setting("answer", calls.IsDistribution ? Choices.Answers.NameOf(true) : null);
        outline.Setting("reason", calls.Reasons ? Choices.Reasons.NameOf(true) : null);
        outline.Setting("confidence", calls.Confidence == ConfidenceSource.Stated ? null : Choices.ConfidenceSources.NameOf(calls.Confidence));
    }

    private static void AddHuman(Outline outline, HumanDefinition human)
    {
        outline.Section("human", human.Name, human.Documentation);
        outline.Text($"decide {human.Outcome}");
        outline.Setting("question", human.Question.Length > 0 ? Quoted(human.Question) : null);
        outline.Setting("labels_per_text", Labels(human.LabelsPerText));
        outline.Setting("reward", human.RewardAmount is { } reward ? $"{Number((double)reward)} {human.RewardCurrency}" : null);
        outline.Setting("aggregate", human.Aggregate is { } aggregate ? Choices.Aggregates.NameOf(aggregate) : null);
        outline.Setting("nonresponse", human.Nonresponse is { } nonresponse ? Choices.Nonresponses.NameOf(nonresponse) : null);
        outline.Setting("collect", human.IsLive ? Choices.Collections.NameOf(true) : null);
        AddRecorded(outline, human.Recorded);
    }

    private static void AddRecorded(Outline outline, RecordedLabelsPlan? recorded)
    {
        if (recorded is null) return;
        if (recorded.Answers.IsEmpty) outline.Text($"recorded label from {Columns(recorded.LabelColumn, recorded.OtherColumns)}{Map(recorded.Map)}");
        foreach (var each in recorded.Answers)
            outline.Text($"recorded answers to {each.Question} from {Columns(each.Column, each.OtherColumns)}{Map(each.Map)}");
        if (recorded.File is { } file) AddFile(outline, file);
        if (recorded.ConfidenceColumn is { } confidence) outline.Text($"recorded confidence from column {confidence}");
        if (!recorded.ProbabilityColumns.IsEmpty)
            outline.Text($"recorded probabilities of the options from columns {string.Join(", ", recorded.ProbabilityColumns)}");
        if (recorded.ExamplesColumn is { } examples) outline.Text($"examples in its prompts: texts with 1 in column {examples}, labelled with certainty");
    }

    private static string Columns(string first, EquatableArray<string> others) => others.IsEmpty ? $"column {first}"
        : $"columns {string.Join(", ", others.Prepend(first))}, one for each annotator";

    private static void AddFile(Outline outline, LabelFilePlan file)
    {
        outline.Setting("source", Quoted(file.Source));
        outline.Setting("key", file.KeyColumn);
        outline.Setting("annotator", file.AnnotatorColumn);
        outline.Setting("only", file.Only.IsEmpty ? null : List(file.Only.Select(Quoted)));
        outline.Setting("sha256", file.Sha256 is { } hash ? Quoted(hash) : null);
        outline.Setting("format", Choices.CorpusFormats.NameOf(file.Format));
        outline.Setting("sheet", file.Sheet is { } sheet ? Quoted(sheet) : null);
        outline.Setting("delimiter", file.Delimiter is { } delimiter ? Quoted(delimiter) : null);
        outline.Setting("decimal", file.Decimal is { } mark ? Quoted(mark) : null);
        outline.Setting("quotes", file.Quotes is { } quotes ? Choices.Quotes.NameOf(quotes) : null);
        outline.Setting("missing", List(file.Missing.Select(Quoted)));
    }

    private static string Map(EquatableArray<LabelMapping> map) =>
        map.IsEmpty ? "" : " where { " + string.Join(", ", map.Select(each => $"{each.Cell} = {each.Option}")) + " }";
}
