using Cdi.Annotators.Answers;
using Cdi.Annotators.Examples;
using Cdi.Annotators.Prompts;
using Cdi.Annotators.Providers;
using Cdi.Corpus;
using Cdi.Ledgers.Calls;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Annotators.Engine;

/// <summary>What one model is to be asked about each text of a corpus, and how its answers are read.</summary>
public sealed class ModelTask
{
    /// <summary>Tokens whose probabilities are asked for: as many as providers tell.</summary>
    private const int TopTokens = 20;

    // More than any question is asked again: an answer keeps its place in the ledger when a study is asked for more answers or more attempts.
    private const int AttemptsOfAnswer = 100;

    private readonly string host;
    private readonly ModelCalls calls;
    private readonly IReadOnlyList<PromptTemplate> labels;
    private readonly PromptTemplate? confidence;
    private readonly ModelExamples examples;
    private readonly ShownExamples? shown; // none where each question has its own
    private readonly CallParameters labelParameters;
    private readonly CallParameters confidenceParameters;

    /// <summary>A task.</summary>
    /// <param name="llm">The model; it has a prompt for its label.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="host">Host of the endpoint, as <see cref="IModelProvider.Host"/>.</param>
    /// <param name="examples">What its prompts show, and the texts about which it is not asked; null for none.</param>
    /// <param name="vectors">By the cosine of which texts are alike, where the nearest are shown; null for hashed n-grams.</param>
    /// <exception cref="ArgumentException">The model has no prompt, or people have not labelled what it is to be shown.</exception>
    public ModelTask(
        LlmDefinition llm, OutcomeDefinition outcome, CorpusTable table, string host, ModelExamples? examples = null, ITextVectors? vectors = null)
    {
        ArgumentNullException.ThrowIfNull(llm);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(table);
        (Llm, Outcome, Table, this.host, this.examples) = (llm, outcome, table, host, examples ?? ModelExamples.None);
        if (this.examples.Waiting > 0) throw new ArgumentException($"The examples of `{llm.Name}` have no labels yet.", nameof(examples));
        var first = llm.LabelPrompt ?? throw new ArgumentException($"`{llm.Name}` has no prompt.", nameof(llm));
        confidence = llm.ConfidencePrompt is { } written ? PromptTemplate.Of(written, outcome, table.Definition) : null;
        calls = llm.Calls ?? throw new ArgumentException($"`{llm.Name}` is not asked.", nameof(llm));
        Questions = outcome.Derivation is null ? [] :
        [
            .. outcome.Questions.Select((question, index) => new ModelTask(
                llm, outcome.AskedBy(question), table, host, this.examples.OfQuestion(index), vectors)),
        ];
        var orders = OptionOrders.Of(calls.OptionOrder, outcome.Options.Count);
        var prompts = Questions.Count > 0 ? [] : llm.OtherPrompts.Prepend(first);
        labels = [.. prompts.SelectMany(prompt => orders.Select(order => PromptTemplate.Of(prompt, outcome, table.Definition, order)))];
        shown = Questions.Count > 0 ? null : new(this.examples, outcome, table, labels, vectors ?? HashedNgrams.Instance);
        Reader = new(outcome, calls.Structured, calls.Reasons, IsStated);
        labelParameters = Parameters(IsStated ? AnswerSchema.Distribution(outcome, calls.Reasons) : AnswerSchema.Label(outcome, calls.Reasons)) with
        {
            TopTokens = calls.Confidence == ConfidenceSource.Tokens ? TopTokens : 0,
        };
        confidenceParameters = Parameters(AnswerSchema.Confidence);
    }

    /// <summary>The model.</summary>
    public LlmDefinition Llm { get; }

    /// <summary>Model and snapshot, as its requests name it.</summary>
    public string Model => calls.Model;

    /// <summary>What it decides.</summary>
    public OutcomeDefinition Outcome { get; }

    /// <summary>The corpus.</summary>
    public CorpusTable Table { get; }

    /// <summary>Askings of a question at most: the first, and one for each <c>retry</c>.</summary>
    public int Attempts => 1 + calls.Retries;

    /// <summary>Whether it is asked for its confidence.</summary>
    public bool AsksConfidence => confidence is not null;

    /// <summary>Whether labels have a confidence, stated or from the answers themselves.</summary>
    public bool HasConfidence => AsksConfidence || calls.Confidence != ConfidenceSource.Stated || IsStated;

    /// <summary>Whether the study uses the probabilities of all options in the place of a label.</summary>
    public bool IsDistribution => calls.IsDistribution;

    // The model states the probabilities itself.
    private bool IsStated => calls is { IsDistribution: true, Confidence: ConfidenceSource.Stated };

    /// <summary>The questions from which labels follow, each as a task of its own, in the order in which they are asked; empty where the label is asked
    /// for itself.</summary>
    public IReadOnlyList<ModelTask> Questions { get; }

    /// <summary>Answers that make the label of a text: the calls by each prompt in each order of the options; of several questions at most.</summary>
    public int Answers => Questions.Count > 0 ? Questions.Sum(question => question.Answers) : labels.Count * calls.Samples;

    /// <summary>Whether a text is set apart as an example, so that the model is not asked about it.</summary>
    /// <param name="row">0 … n − 1.</param>
    public bool IsSetApart(int row) => examples.IsSetApart(row);

    /// <summary>Counts the answers about a text.</summary>
    internal LabelTally Tally() => new(Outcome, calls.Confidence, calls.IsDistribution);

    /// <summary>Reads its answers.</summary>
    internal AnswerReader Reader { get; }

    /// <summary>The question for a label.</summary>
    /// <param name="row">0 … n − 1.</param>
    /// <param name="answer">0 … <see cref="Answers"/> − 1: every order of the options in every prompt once, then all of them again.</param>
    /// <param name="attempt">From 1.</param>
    public (CallRequest Request, CallParameters Parameters) LabelQuestion(int row, int answer, int attempt)
    {
        var (sample, order) = Math.DivRem(answer, labels.Count);
        var prompt = labels[order].Render(Table, row, examples: shown?.For(labels[order], row) ?? "");
        return (Request(prompt, labelParameters, (sample * AttemptsOfAnswer) + attempt), labelParameters);
    }

    /// <summary>The question for the confidence in a label.</summary>
    /// <param name="row">0 … n − 1.</param>
    /// <param name="label">Index of the option, or the number.</param>
    /// <param name="attempt">From 1.</param>
    /// <exception cref="InvalidOperationException">The model is not asked for its confidence.</exception>
    public (CallRequest Request, CallParameters Parameters) ConfidenceQuestion(int row, double label, int attempt)
    {
        var prompt = confidence ?? throw new InvalidOperationException($"`{Llm.Name}` is not asked for its confidence.");
        var shown = Outcome.IsNumeric ? label.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : Outcome.Options[(int)label].Shown;
        return (Request(prompt.Render(Table, row, shown), confidenceParameters, attempt), confidenceParameters);
    }

    private CallRequest Request(string prompt, CallParameters parameters, int attempt) =>
        new(host, calls.Model, parameters.ToJson(), prompt, attempt);

    private CallParameters Parameters(System.Text.Json.JsonElement schema) => new()
    {
        Temperature = Llm.Temperature, MaxTokens = calls.MaxTokens, Schema = calls.Structured ? schema : null,
    };
}
