using Cdi.Dsl.Collections;
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
        Set(writer, $"Name", Of(study.Name));
        SetText(writer, $"Documentation", study.Documentation);
        WriteCorpus(writer, study);
        SetText(writer, $"CorpusDocumentation", study.Corpus.Documentation);
        SetList(writer, $"Outcomes", study.Outcomes, outcome => WriteOutcome(writer, outcome));
        SetList(writer, $"Llms", study.Llms, llm => WriteLlm(writer, llm));
        SetList(writer, $"Humans", study.Humans, human => WriteHuman(writer, human));
        SetList(writer, $"Estimands", study.Estimands, estimand => WriteEstimand(writer, estimand, names.Of(estimand)));
        WriteSampling(writer, study.Sampling);
        WriteInference(writer, study.Inference);
        WriteReport(writer, study.Report);
        writer.Close($";").Gap();
        writer.Lines($"/// <inheritdoc/>");
        writer.Lines($"public {RuntimeNames.StudyDefinition} Definition => decisions;");
    });

    private static void WriteOutcome(CodeWriter writer, OutcomePlan outcome)
    {
        writer.Open($"new()");
        Set(writer, $"Name", Of(outcome.Name));
        SetText(writer, $"Documentation", outcome.Documentation);
        SetList(writer, $"Options", outcome.Options, option =>
        {
            CSharpCode documentation = option.Documentation.Length == 0 ? default : (CSharpCode)$" {{ Documentation = {Of(option.Documentation)} }}";
            writer.Lines($"new({Of(option.Key)}, {Of(option.Shown)}){documentation},");
        });
        SetNumber(writer, $"Minimum", outcome.Minimum);
        SetNumber(writer, $"Maximum", outcome.Maximum);
        writer.Close($",");
    }

    private static void WriteLlm(CodeWriter writer, LlmPlan llm)
    {
        writer.Open($"new()");
        Set(writer, $"Name", Of(llm.Name));
        SetText(writer, $"Documentation", llm.Documentation);
        Set(writer, $"Outcome", Of(llm.Outcome));
        Set(writer, $"Model", Of(llm.Model));
        SetNumber(writer, $"Temperature", llm.Temperature);
        if (llm.LabelPrompt is { } label) Set(writer, $"LabelPrompt", Of(Written(label)));
        if (llm.ConfidencePrompt is { } confidence) Set(writer, $"ConfidencePrompt", Of(Written(confidence)));
        Set(writer, $"AnnotateOnFailure", Of(llm.AnnotateOnFailure));
        if (llm.Recorded is { } recorded)
        {
            Set(writer, $"RecordedLabel", Of(RecordedNames.Label(llm)));
            if (recorded.ConfidenceColumn is not null) Set(writer, $"RecordedConfidence", Of(RecordedNames.Confidence(llm)));
        }

        writer.Close($",");
    }

    private static void WriteHuman(CodeWriter writer, HumanPlan human)
    {
        writer.Open($"new()");
        Set(writer, $"Name", Of(human.Name));
        SetText(writer, $"Documentation", human.Documentation);
        Set(writer, $"Outcome", Of(human.Outcome));
        SetText(writer, $"Question", human.Question);
        Set(writer, $"LabelsPerText", Of(human.LabelsPerText));
        if (human.RewardAmount is { } reward) Set(writer, $"RewardAmount", Of(reward));
        if (human.RewardCurrency is { } currency) Set(writer, $"RewardCurrency", Of(currency));
        if (human.Recorded is not null) Set(writer, $"RecordedLabel", Of(RecordedNames.Label(human)));
        writer.Close($",");
    }

    private static void WriteEstimand(CodeWriter writer, EstimandPlan estimand, EstimandNames names)
    {
        writer.Open($"new()");
        Set(writer, $"Name", Of(estimand.Name));
        SetText(writer, $"Documentation", estimand.Documentation);
        Set(writer, $"Kind", $"{RuntimeNames.EstimandKind}.{estimand.Kind}");
        Set(writer, $"Shown", Of(estimand.Shown));
        Set(writer, $"RowLoss", LossCode.Of(estimand.Loss.Loss));
        SetList(writer, $"Indices", estimand.Loss.Indices, index => writer.Lines($"new({Of(index.Name)}, {LossCode.Of(index.Expression)}),"));
        Set(writer, $"Outcome", Of(estimand.Outcome));
        if (estimand.Event is { } @event) Set(writer, $"Event", Of(@event));
        if (estimand.Llm is { } llm) Set(writer, $"Llm", Of(llm));
        Set(writer, $"Human", Of(estimand.Human));
        Set(writer, $"Estimator", $"new {RuntimeNames.MEstimator}<{names.KernelType}>()");
        Set(writer, $"Parameters", Strings(estimand.Loss.Parameters));
        Set(writer, $"Columns", Strings(estimand.Loss.Columns));
        writer.OpenList($"Targets =");
        for (var target = 0; target < estimand.Targets.Count; target++) writer.Lines($"{TargetEmitter.Construction(estimand, names, target)},");
        writer.Close($",");
        Set(writer, $"Primary", Of(estimand.Primary));
        if (estimand.Cluster is { } cluster) Set(writer, $"Cluster", Of(cluster));
        SetNumber(writer, $"Null", estimand.Null);
        writer.Close($",");
    }

    // Holes in braces, braces of the text doubled: as the author writes a prompt.
    private static string Written(PromptPlan prompt) => string.Concat(prompt.Pieces.Select(piece => piece.Kind switch
    {
        PromptPieceKind.Literal => piece.Text.Replace("{", "{{").Replace("}", "}}"),
        PromptPieceKind.Options => "{options}",
        PromptPieceKind.Label => "{label}",
        _ => piece.Format is null ? $"{{{piece.Text}}}" : $"{{{piece.Text}:{piece.Format}}}",
    }));

    private static CSharpCode Strings(IEnumerable<string> values) =>
        $"[{CSharpCode.Joined($", ", values.Select<string, CSharpCode>(value => $"{Of(value)}"))}]";

    private static void Set(CodeWriter writer, CSharpCode property, CSharpCode value) => writer.Lines($"{property} = {value},");

    private static void Set(CodeWriter writer, CSharpCode property, CSharpLiteral value) => writer.Lines($"{property} = {value},");

    private static void SetText(CodeWriter writer, CSharpCode property, string value)
    {
        if (value.Length > 0) Set(writer, property, Of(value));
    }

    private static void SetNumber(CodeWriter writer, CSharpCode property, double? value)
    {
        if (value is { } number) Set(writer, property, Of(number));
    }

    private static void SetList<T>(CodeWriter writer, CSharpCode property, EquatableArray<T> items, Action<T> write)
        where T : IEquatable<T>
    {
        writer.OpenList($"{property} =");
        foreach (var item in items) write(item);
        writer.Close($",");
    }
}
