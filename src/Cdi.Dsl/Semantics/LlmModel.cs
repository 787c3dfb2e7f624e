using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>A language model that annotates every text.</summary>
/// <param name="Name">Name of the annotator.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Outcome">Name of the outcome that it decides; null where it is unknown, which is reported.</param>
/// <param name="Model">Model and snapshot; null where not given.</param>
/// <param name="Temperature">Sampling temperature; null where not given.</param>
/// <param name="LabelPrompt">Prompt for the label; null where not given.</param>
/// <param name="OtherPrompts">Further prompts for the label, whose answers are counted with those of the first; empty where none.</param>
/// <param name="ConfidencePrompt">Prompt for the confidence in the own label; null where not given.</param>
/// <param name="OnFailure">How often it is asked again after an answer that was none, before the text goes to a human; null where not given.</param>
/// <param name="BaseUrl">Address of the service; null where not given.</param>
/// <param name="MaxTokens">Tokens of an answer at most; null where not given.</param>
/// <param name="Structured">Whether answers are held to a schema; null where not given.</param>
/// <param name="Calls">Answers that are asked for in each order of the options; null where not given.</param>
/// <param name="OptionOrder">Orders in which the options are listed; null where not given.</param>
/// <param name="ConfidenceSource">What the confidence is, where no prompt asks for it; null where not given.</param>
/// <param name="Reason">Whether reasons come before the answer; null where not given.</param>
/// <param name="MaxCost">The most that its calls may cost; null where not given.</param>
/// <param name="Prices">What its calls cost; null where those of the study say it, or nothing does.</param>
/// <param name="Recorded">Answers given earlier; null where not given.</param>
/// <param name="LearnFrom">Whose labels an embedded model learns; null where not given.</param>
/// <param name="IsAsked">Whether nothing is said of answers given earlier, so that the model is still to be asked; an embedded one never is.</param>
/// <param name="LacksTeacher">Whether the block says nothing of whose labels it learns, right or wrong.</param>
public sealed record LlmModel(
    string Name,
    Place Place,
    string Documentation,
    string? Outcome,
    Located<string>? Model,
    Located<double>? Temperature,
    PromptModel? LabelPrompt,
    EquatableArray<PromptModel> OtherPrompts,
    PromptModel? ConfidencePrompt,
    Located<int>? OnFailure,
    Located<string>? BaseUrl,
    Located<int>? MaxTokens,
    Located<bool>? Structured,
    Located<int>? Calls,
    Located<OptionOrder>? OptionOrder,
    Located<ConfidenceSource>? ConfidenceSource,
    Located<bool>? Reason,
    Located<Money>? MaxCost,
    PricesModel? Prices,
    RecordedModel? Recorded,
    Located<string>? LearnFrom,
    [property: CompilerNote] bool IsAsked,
    [property: CompilerNote] bool LacksTeacher)
{
    /// <summary>What its prompts show as examples; null where nothing, or something wrong, is said of it.</summary>
    public ExamplesModel? Examples { get; init; }

    /// <summary>Whether the block says nothing of examples, right or wrong.</summary>
    [CompilerNote]
    public bool HasNoExamples { get; init; }

    /// <summary>Whether methods use the probabilities of all options in the place of a label; null where not given.</summary>
    public Located<bool>? Answer { get; init; }

    /// <summary>The models whose answers it is made of; null for a model that answers itself, and where something wrong is said of it.</summary>
    public PanelModel? Panel { get; init; }

    /// <summary>Whether the block names members, right or wrong.</summary>
    [CompilerNote]
    public bool IsPanel { get; init; }

    /// <summary>The embedded annotator that it is; null for a model that is asked.</summary>
    public EmbeddedModel? Embedded => EmbeddedModel.Of(Model?.Value);

    /// <summary>All prompts for the label, in order of the file.</summary>
    public IEnumerable<PromptModel> AllPrompts() => LabelPrompt is { } first ? [first, .. OtherPrompts] : OtherPrompts;
}
