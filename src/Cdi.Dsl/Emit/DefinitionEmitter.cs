using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the study's type with every decision of the spec, as the runtime's definition.</summary>
internal static partial class DefinitionEmitter
{
    public static EmittedSource Emit(StudyPlan study, StudyNames names) =>
        names.File.Of("Study", RuntimeNames.LossAliases, StudyFile.Sentence($"Study {study.Name}.", study.Documentation), $" : {RuntimeNames.Study}", writer =>
    {
        writer.Open($"private static readonly {RuntimeNames.StudyDefinition} decisions = new()");
        Set(writer, "Name", Of(study.Name));
        SetText(writer, "Documentation", study.Documentation);
        WriteCorpus(writer, study);
        SetText(writer, "CorpusDocumentation", study.Corpus.Documentation);
        SetList(writer, "Outcomes", study.Outcomes, outcome => WriteOutcome(writer, outcome));
        SetList(writer, "Llms", study.Llms, llm => WriteLlm(writer, llm, OutcomeOf(study, llm.Outcome)));
        SetList(writer, "Humans", study.Humans, human => WriteHuman(writer, human));
        SetList(writer, "Estimands", study.Estimands, estimand => WriteEstimand(writer, estimand, names.Of(estimand)));
        WriteSampling(writer, study.Sampling);
        WriteInference(writer, study.Inference);
        WriteReport(writer, study.Report);
        if (!study.Experiments.IsEmpty) SetList(writer, "Experiments", study.Experiments, experiment => WriteExperiment(writer, experiment));
        if (!study.Monitors.IsEmpty) SetList(writer, "Monitors", study.Monitors, monitor => writer.Lines($"{Code(monitor)},"));
        writer.Close($";").Gap();
        writer.Lines($"/// <inheritdoc/>");
        writer.Lines($"public {RuntimeNames.StudyDefinition} Definition => decisions;");
    });

    private static void WriteOutcome(CodeWriter writer, OutcomeDefinition outcome)
    {
        writer.Open($"new()");
        Set(writer, nameof(OutcomeDefinition.Name), Of(outcome.Name));
        SetText(writer, nameof(OutcomeDefinition.Documentation), outcome.Documentation);
        WriteOptions(writer, nameof(OutcomeDefinition.Options), outcome.Options);
        if (outcome.IsOrdered) Set(writer, nameof(OutcomeDefinition.IsOrdered), Of(true));
        WriteQuestions(writer, outcome);
        if (outcome.IsExplained) Set(writer, nameof(OutcomeDefinition.IsExplained), Of(true));
        SetNumber(writer, nameof(OutcomeDefinition.Minimum), outcome.Minimum);
        SetNumber(writer, nameof(OutcomeDefinition.Maximum), outcome.Maximum);
        writer.Close($",");
    }

    private static void WriteLlm(CodeWriter writer, LlmPlan llm, OutcomeDefinition outcome)
    {
        writer.Open($"new()");
        Set(writer, "Name", Of(llm.Name));
        SetText(writer, "Documentation", llm.Documentation);
        Set(writer, "Outcome", Of(llm.Outcome));
        Set(writer, "Model", Of(llm.Model));
        SetNumber(writer, "Temperature", llm.Temperature);
        if (llm.LabelPrompt is { } label) Set(writer, "LabelPrompt", Of(Written(label)));
        if (!llm.OtherPrompts.IsEmpty) SetList(writer, "OtherPrompts", llm.OtherPrompts, prompt => writer.Lines($"{Of(Written(prompt))},"));
        if (llm.ConfidencePrompt is { } confidence) Set(writer, "ConfidencePrompt", Of(Written(confidence)));
        Set(writer, "AnnotateOnFailure", Of(llm.AnnotateOnFailure));
        if (llm.Recorded is { } recorded)
        {
            Set(writer, "RecordedLabel", Of(RecordedNames.Label(llm)));
            if (recorded.ConfidenceColumn is not null) Set(writer, "RecordedConfidence", Of(RecordedNames.Confidence(llm)));
            if (recorded.ExamplesColumn is not null) Set(writer, "RecordedExamples", Of(RecordedNames.Examples(llm)));
            if (!recorded.ProbabilityColumns.IsEmpty) Set(writer, "RecordedProbabilities", Strings(outcome.Options.Select(
                option => RecordedNames.ProbabilityOf(RecordedNames.Label(llm), option.Key))));
        }

        if (llm.Examples is { } examples) WriteExamples(writer, examples);
        if (llm.Calls is { } calls) WriteCalls(writer, calls);
        if (llm.Learning is { } learning) WriteLearning(writer, learning);
        if (llm.Panel is { } panel) WritePanel(writer, panel);
        writer.Close($",");
    }

    private static void WriteExamples(CodeWriter writer, ExamplesDefinition examples)
    {
        writer.Open($"Examples = new()");
        if (!examples.Written.IsEmpty)
            SetList(writer, nameof(ExamplesDefinition.Written), examples.Written, each => writer.Lines($"{Written(each)},"));
        if (examples.Shown > 0) Set(writer, nameof(ExamplesDefinition.Shown), Of(examples.Shown));
        if (examples.Pool > 0) Set(writer, nameof(ExamplesDefinition.Pool), Of(examples.Pool));
        if (examples.IsBalanced) Set(writer, nameof(ExamplesDefinition.IsBalanced), Of(true));
        if (examples.Choice != default) Set(writer, nameof(ExamplesDefinition.Choice), $"{RuntimeNames.ExampleChoice}.{examples.Choice}");
        if (examples.Vectors != default) Set(writer, nameof(ExamplesDefinition.Vectors), $"{RuntimeNames.EmbeddedKind}.{examples.Vectors}");
        writer.Close($",");
    }

    private static CSharpCode Written(WrittenExample example)
    {
        CSharpCode answers = example.Answers.IsEmpty ? default
            : (CSharpCode)$" {{ {Member(nameof(WrittenExample.Answers))} = {Strings(example.Answers)} }}";
        return $"new({Of(example.Text)}, {Of(example.Answer)}){answers}";
    }

    private static void WriteCalls(CodeWriter writer, ModelCalls calls)
    {
        writer.Open($"Calls = new()");
        Set(writer, nameof(ModelCalls.Protocol), $"{RuntimeNames.ModelProtocol}.{calls.Protocol}");
        Set(writer, nameof(ModelCalls.Model), Of(calls.Model));
        if (calls.Address is { } address) Set(writer, nameof(ModelCalls.Address), Of(address));
        if (calls.MaxTokens is { } tokens) Set(writer, nameof(ModelCalls.MaxTokens), Of(tokens));
        if (calls.Structured) Set(writer, nameof(ModelCalls.Structured), Of(true));
        if (calls.Samples > 1) Set(writer, nameof(ModelCalls.Samples), Of(calls.Samples));
        if (calls.OptionOrder != default) Set(writer, nameof(ModelCalls.OptionOrder), $"{RuntimeNames.OptionOrder}.{calls.OptionOrder}");
        if (calls.Confidence != default) Set(writer, nameof(ModelCalls.Confidence), $"{RuntimeNames.ConfidenceSource}.{calls.Confidence}");
        if (calls.IsDistribution) Set(writer, nameof(ModelCalls.IsDistribution), Of(true));
        if (calls.Reasons) Set(writer, nameof(ModelCalls.Reasons), Of(true));
        if (calls.Retries > 0) Set(writer, nameof(ModelCalls.Retries), Of(calls.Retries));
        if (calls.MaxCost is { } limit) Set(writer, nameof(ModelCalls.MaxCost), Of(limit));
        if (calls.Currency is { } currency) Set(writer, nameof(ModelCalls.Currency), Of(currency));
        if (calls.PricePerCall is { } call) Set(writer, nameof(ModelCalls.PricePerCall), Of(call));
        if (calls.PricePerMillionInput is { } input) Set(writer, nameof(ModelCalls.PricePerMillionInput), Of(input));
        if (calls.PricePerMillionOutput is { } output) Set(writer, nameof(ModelCalls.PricePerMillionOutput), Of(output));
        writer.Close($",");
    }

    private static void WriteLearning(CodeWriter writer, ModelLearning learning)
    {
        writer.Open($"Learning = new()");
        Set(writer, nameof(ModelLearning.Vectors), $"{RuntimeNames.EmbeddedKind}.{learning.Vectors}");
        Set(writer, nameof(ModelLearning.Teacher), Of(learning.Teacher));
        if (learning.FromPeople) Set(writer, nameof(ModelLearning.FromPeople), Of(true));
        writer.Close($",");
    }

    private static void WritePanel(CodeWriter writer, ModelPanel panel)
    {
        writer.Open($"Panel = new()");
        Set(writer, nameof(ModelPanel.Members), Strings(panel.Members));
        Set(writer, nameof(ModelPanel.Weights), $"[{CSharpCode.Joined($", ", panel.Weights.Select<double, CSharpCode>(weight => $"{Of(weight)}"))}]");
        Set(writer, nameof(ModelPanel.Aggregate), $"{RuntimeNames.LabelAggregate}.{panel.Aggregate}");
        writer.Close($",");
    }

    private static void WriteHuman(CodeWriter writer, HumanDefinition human)
    {
        writer.Open($"new()");
        Set(writer, nameof(HumanDefinition.Name), Of(human.Name));
        SetText(writer, nameof(HumanDefinition.Documentation), human.Documentation);
        Set(writer, nameof(HumanDefinition.Outcome), Of(human.Outcome));
        SetText(writer, nameof(HumanDefinition.Question), human.Question);
        Set(writer, nameof(HumanDefinition.LabelsPerText), Of(human.LabelsPerText));
        if (human.RewardAmount is { } reward) Set(writer, nameof(HumanDefinition.RewardAmount), Of(reward));
        if (human.RewardCurrency is { } currency) Set(writer, nameof(HumanDefinition.RewardCurrency), Of(currency));
        if (human.Nonresponse is { } nonresponse) Set(writer, nameof(HumanDefinition.Nonresponse), $"{RuntimeNames.Nonresponse}.{nonresponse}");
        if (human.Aggregate is { } aggregate) Set(writer, nameof(HumanDefinition.Aggregate), $"{RuntimeNames.LabelAggregate}.{aggregate}");
        if (human.RecordedLabel is { } label) Set(writer, nameof(HumanDefinition.RecordedLabel), Of(label));
        writer.Close($",");
    }

    private static void WriteEstimand(CodeWriter writer, EstimandPlan estimand, EstimandNames names)
    {
        writer.Open($"new()");
        Set(writer, nameof(EstimandHead.Name), Of(estimand.Name));
        SetText(writer, nameof(EstimandHead.Documentation), estimand.Documentation);
        Set(writer, nameof(EstimandHead.Kind), $"{RuntimeNames.EstimandKind}.{estimand.Kind}");
        Set(writer, nameof(EstimandHead.Shown), Of(estimand.Shown));
        Set(writer, "LossText", Of(estimand.Loss.Written + string.Concat(estimand.Absorbed.Select(name => $" + effect[{name}]"))
            + (estimand.Instruments is { } by ? $", each score along what {string.Join(", ", by.Parameters)} say of a regressor" : "")));
        Set(writer, "SymbolicLoss", LossCode.Of(estimand.Loss));
        if (estimand.Instruments is { } instruments) Set(writer, "SymbolicInstruments", LossCode.Of(instruments));
        Set(writer, nameof(EstimandHead.Outcome), Of(estimand.Outcome));
        if (estimand.Event is { } @event) Set(writer, nameof(EstimandHead.Event), Of(@event));
        if (estimand.Llm is { } llm) Set(writer, nameof(EstimandHead.Llm), Of(llm));
        Set(writer, nameof(EstimandHead.Human), Of(estimand.Human));
        if (estimand.Cell is { } cell) WriteCell(writer, cell);
        WriteAnnotated(writer, estimand);
        Set(writer, "Estimator", $"new {RuntimeNames.MEstimator}<{names.KernelType}>()");
        Set(writer, "Parameters", Strings(estimand.Loss.Parameters));
        Set(writer, "Columns", Strings(estimand.Loss.Columns.Skip(estimand.SaidColumns)));
        WriteCounted(writer, estimand);
        writer.OpenList($"Targets =");
        for (var target = 0; target < estimand.Targets.Count; target++) writer.Lines($"{TargetEmitter.Construction(estimand, names, target)},");
        writer.Close($",");
        Set(writer, nameof(EstimandHead.Primary), Of(estimand.Primary));
        if (!estimand.Absorbed.IsEmpty) Set(writer, nameof(EstimandHead.Absorbed), Strings(estimand.Absorbed));
        if (!estimand.MayLack.IsEmpty) Set(writer, nameof(EstimandHead.MayLack), Strings(estimand.MayLack));
        if (estimand.Weight is { } weight) Set(writer, nameof(EstimandHead.Weight), Of(weight));
        if (estimand.Totals is { } totals) WriteTotals(writer, totals);
        if (estimand.Strata is { } strata) Set(writer, nameof(EstimandHead.Strata), Of(strata));
        if (estimand.PopulationSize is { } population) Set(writer, nameof(EstimandHead.PopulationSize), Of(population));
        if (estimand.Cluster is { } cluster) Set(writer, nameof(EstimandHead.Cluster), Of(cluster));
        if (estimand.CrossedCluster is { } crossed) Set(writer, nameof(EstimandHead.CrossedCluster), Of(crossed));
        SetNumber(writer, nameof(EstimandHead.Null), estimand.Null);
        WriteQuantile(writer, estimand);
        if (!estimand.Start.IsEmpty)
            Set(writer, nameof(EstimandHead.Start), $"[{CSharpCode.Joined($", ", estimand.Start.Select<double, CSharpCode>(value => $"{Of(value)}"))}]");
        SetNumber(writer, nameof(EstimandHead.InterceptStart), estimand.InterceptStart);
        if (estimand.HasFunctions) Set(writer, nameof(EstimandHead.HasFunctions), Of(true));
        writer.Close($",");
    }

    // Holes in braces, braces of the text doubled: as the author writes a prompt.
    private static string Written(PromptPlan prompt) => string.Concat(prompt.Pieces.Select(piece => piece.Kind switch
    {
        PromptPieceKind.Literal => piece.Text.Replace("{", "{{").Replace("}", "}}"),
        PromptPieceKind.Options => "{options}",
        PromptPieceKind.ExplainedOptions => "{explained_options}",
        PromptPieceKind.Examples => "{examples}",
        PromptPieceKind.Question => "{question}",
        PromptPieceKind.Label => "{label}",
        PromptPieceKind.Column => piece.Format is null ? $"{{{piece.Text}}}" : $"{{{piece.Text}:{piece.Format}}}",
    }));

    private static CSharpCode Strings(IEnumerable<string> values) =>
        $"[{CSharpCode.Joined($", ", values.Select<string, CSharpCode>(value => $"{Of(value)}"))}]";

    // Of what compiler and runtime both compile, `nameof` of the member; else the member of the runtime, which the C# compiler looks up.
    private static CSharpName Member(string property) => CSharpName.Of(property);

    private static void Set(CodeWriter writer, string property, CSharpCode value) => writer.Lines($"{Member(property)} = {value},");

    private static void Set(CodeWriter writer, string property, CSharpLiteral value) => writer.Lines($"{Member(property)} = {value},");

    private static void SetText(CodeWriter writer, string property, string value)
    {
        if (value.Length > 0) Set(writer, property, Of(value));
    }

    private static void SetNumber(CodeWriter writer, string property, double? value)
    {
        if (value is { } number) Set(writer, property, Of(number));
    }

    private static void SetList<T>(CodeWriter writer, string property, EquatableArray<T> items, Action<T> write)
        where T : IEquatable<T>
    {
        writer.OpenList($"{Member(property)} =");
        foreach (var item in items) write(item);
        writer.Close($",");
    }
}
