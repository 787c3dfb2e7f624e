using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns outcomes and annotators into plans.</summary>
internal static class AnnotatorLowering
{
    private const string ReasonsFirst =
        "\n\nGive your reasons first. Then write a last line that begins with \"Answer:\", with nothing but the answer behind it.";
    private const string ReasonsFirstInObject = "\n\nGive your reasons first, then the answer.";

    /// <summary>The plan of an outcome.</summary>
    public static OutcomeDefinition Outcome(OutcomeModel outcome, IEnumerable<LlmModel> llms, string propertyName) => new()
    {
        Name = outcome.Name,
        PropertyName = propertyName,
        Documentation = outcome.Documentation,
        Options = Options(outcome.Options),
        IsOrdered = outcome.IsOrdered,
        Questions = outcome.Questions.Select(Question).ToEquatableArray(),
        Derivation = Derivation(outcome),
        IsExplained = llms.Any(llm => llm.Outcome == outcome.Name && llm.AllPrompts().Any(prompt => prompt.Shows(PromptPieceKind.ExplainedOptions))),
        Minimum = outcome.Minimum,
        Maximum = outcome.Maximum,
    };

    private static EquatableArray<OptionDefinition> Options(EquatableArray<OptionModel> options) =>
        options.Select(option => new OptionDefinition(option.Key, option.Shown) { Documentation = option.Documentation }).ToEquatableArray();

    private static QuestionDefinition Question(QuestionModel question) => new()
    {
        Name = question.Name,
        Documentation = question.Documentation,
        Text = question.Text?.Value ?? "",
        Options = Options(question.Options),
    };

    private static DerivationDefinition? Derivation(OutcomeModel outcome) => AnswerCombinations.RuleOf(outcome) is not { } rule ? null : new()
    {
        Rule = rule,
        Written = outcome.Options.Select(option => outcome.Derivations.FirstOrDefault(each => each.Option == option.Key)?.Written ?? "").ToEquatableArray(),
    };

    /// <summary>The plan of a language model whose outcome is known.</summary>
    public static LlmPlan Llm(LlmModel llm, StudyModel study, string propertyName) => new(
        llm.Name,
        propertyName,
        llm.Documentation,
        llm.Outcome ?? "",
        llm.Model?.Value ?? "",
        llm.Temperature?.Value,
        Prompt(llm.LabelPrompt, ReasonsOf(llm)),
        Prompt(llm.ConfidencePrompt),
        true,
        Recorded(llm.Recorded, llm.Answer?.Value ?? true),
        Calls(llm, llm.Prices ?? study.Prices),
        llm.OtherPrompts.Select(prompt => Prompt(prompt, ReasonsOf(llm))).OfType<PromptPlan>().ToEquatableArray())
    {
        Examples = llm.Examples is not { } examples ? null : new()
        {
            Written = examples.Written,
            Shown = examples.Shown?.Value ?? 0,
            Pool = examples.PoolSize,
            IsBalanced = examples.Balance?.Value ?? false,
            Choice = examples.Choice?.Value ?? ExampleChoice.Random,
            Vectors = examples.Vectors?.Value ?? EmbeddedKind.Ngram,
        },
        Learning = Learning(llm, study),
        Panel = llm.Panel is not { } panel ? null : new()
        {
            Members = panel.Members.Select(member => member.Value).ToEquatableArray(),
            Weights = panel.Weights?.Value ?? panel.Members.Select(_ => 1.0).ToEquatableArray(),
            Aggregate = panel.Aggregate?.Value ?? Usual(study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome)),
        },
    };

    private static ModelLearning? Learning(LlmModel llm, StudyModel study) => llm is not { Embedded.Kind: { } kind, LearnFrom: { } teacher } ? null : new()
    {
        Vectors = kind,
        Teacher = teacher.Value,
        FromPeople = study.LearnsFromPeople(llm),
    };

    /// <summary>The plan of human annotators whose outcome is known.</summary>
    public static HumanDefinition Human(HumanModel human, OutcomeModel? outcome, string propertyName) => new()
    {
        Name = human.Name,
        PropertyName = propertyName,
        Documentation = human.Documentation,
        Outcome = human.Outcome ?? "",
        Question = human.Question?.Value ?? (outcome is { IsDerived: false, Questions.Count: 1 } ? outcome.Questions[0].Text?.Value : null) ?? "",
        LabelsPerText = human.LabelsPerText?.Value.Count ?? 1,
        RewardAmount = human.Reward?.Value.Amount,
        RewardCurrency = human.Reward?.Value.Currency,
        Nonresponse = human.Nonresponse?.Value,
        Aggregate = human.HasSeveral ? human.Aggregate?.Value ?? Usual(outcome) : null,
        RecordedLabel = human.Recorded is null ? null : RecordedNames.HumanLabel(human.Name),
        Recorded = Recorded(human.Recorded),
    };

    private static LabelAggregate Usual(OutcomeModel? outcome) => outcome is { IsNumber: true } ? LabelAggregate.Mean : LabelAggregate.Majority;

    private static ModelCalls? Calls(LlmModel llm, PricesModel? prices) =>
        !SaysHow(llm, prices) || llm.Model is not { } model || ModelAddress.Of(model.Value, llm.BaseUrl?.Value) is not { } address ? null : new()
        {
            Protocol = address.Protocol,
            Model = address.Model,
            Address = llm.BaseUrl?.Value,
            MaxTokens = llm.MaxTokens?.Value,
            Structured = llm.Structured?.Value ?? false,
            Samples = llm.Calls?.Value ?? 1,
            OptionOrder = llm.OptionOrder?.Value ?? OptionOrder.Given,
            Confidence = llm.ConfidenceSource?.Value ?? ConfidenceSource.Stated,
            IsDistribution = llm is { IsAsked: true, Answer.Value: true },
            Reasons = llm.Reason?.Value ?? false,
            Retries = llm.OnFailure?.Value ?? 0,
            MaxCost = llm.MaxCost?.Value.Amount,
            Currency = (llm.MaxCost ?? prices?.Call ?? prices?.Input)?.Value.Currency,
            PricePerCall = prices?.Call?.Value.Amount,
            PricePerMillionInput = prices?.Input?.Value.Amount,
            PricePerMillionOutput = prices?.Output?.Value.Amount,
        };

    // Beside recorded answers these settings say how they were obtained; they are kept where any of them stands.
    private static bool SaysHow(LlmModel llm, PricesModel? prices) => llm.IsAsked || llm.OnFailure is { Value: > 0 }
        || (llm.Calls, llm.OptionOrder, llm.ConfidenceSource, llm.Reason) is not (null, null, null, null)
        || (llm.BaseUrl, llm.MaxTokens, llm.Structured, llm.MaxCost) is not (null, null, null, null) || (prices?.Call ?? prices?.Input) is not null;

    // Recorded answers were given to the prompt as it is written.
    private static string ReasonsOf(LlmModel llm) => llm is not { IsAsked: true, Reason.Value: true } ? ""
        : llm.Structured is { Value: true } ? ReasonsFirstInObject : ReasonsFirst;

    private static PromptPlan? Prompt(PromptModel? prompt, string behind = "") => prompt is null ? null
        : new PromptPlan(behind.Length == 0 ? prompt.Pieces : prompt.Pieces.Append(new PromptPiece(PromptPieceKind.Literal, behind, null)).ToEquatableArray());

    private static RecordedLabelsPlan? Recorded(RecordedModel? recorded, bool isDistribution = true) => recorded is null
        ? null
        : new RecordedLabelsPlan(
            recorded.Answers.IsEmpty ? recorded.Label.Value : "",
            Map(recorded.Map),
            recorded.Confidence?.Value)
        {
            Answers = recorded.Answers.Select(each => new RecordedAnswerPlan(each.Question, each.Column.Value, Map(each.Map))
            {
                OtherColumns = each.Others.Select(column => column.Value).ToEquatableArray(),
            }).ToEquatableArray(),
            ProbabilityColumns = isDistribution ? recorded.Probabilities.Select(each => each.Value).ToEquatableArray() : [],
            OtherColumns = recorded.Answers.IsEmpty ? recorded.Others.Select(each => each.Value).ToEquatableArray() : [],
            File = recorded.File is { } file ? File(file) : null,
            ExamplesColumn = recorded.Examples?.Value,
        };

    private static EquatableArray<LabelMapping> Map(EquatableArray<CellMeaning> map) =>
        map.Select(meaning => new LabelMapping(meaning.Cell, meaning.Option)).ToEquatableArray();

    private static LabelFilePlan File(LabelFileModel file) => new(
        file.Source?.Value ?? "",
        file.Key?.Value ?? "",
        file.Annotator?.Value,
        file.Only,
        file.Sha256,
        file.Format ?? CorpusFormat.Csv,
        file.Sheet,
        file.Delimiter,
        file.Decimal,
        file.Quotes,
        file.Missing ?? CorpusLowering.Missing.ToEquatableArray());
}
