using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Learning;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Texts;

namespace Cdi.Studies.Running;

/// <summary>Lets embedded annotators of a study learn, each from the texts of the corpus and the labels that it is given.</summary>
/// <param name="study">The study.</param>
/// <param name="table">The corpus.</param>
/// <param name="offered">Vectors beside n-grams that the host offers.</param>
/// <param name="execution">Threads, and what ends the work early.</param>
internal sealed class EmbeddedAnnotators(StudyDefinition study, CorpusTable table, IReadOnlyList<ITextVectors> offered, PassExecution execution)
{
    private readonly Dictionary<string, IReadOnlyList<SparseVector>> vectors = new(StringComparer.Ordinal);
    private readonly List<LearnedModel> learned = [];
    private RowKey[]? keys;
    private RowKey[]? identities;

    /// <summary>What was learnt so far, in the order of the models of the spec.</summary>
    public IReadOnlyList<LearnedModel> Learned =>
        [.. study.Llms.Select(llm => learned.FirstOrDefault(each => each.Llm == llm.Name)).OfType<LearnedModel>()];

    /// <summary>An annotator that learns, as a statistical problem knows it.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="learning">What it learns from.</param>
    /// <param name="variable">Index of its annotated variable; 0 where no problem has it.</param>
    public LearningAnnotator Annotator(LlmDefinition llm, OutcomeDefinition outcome, ModelLearning learning, int variable) => new()
    {
        Variable = variable,
        Texts = new(() => new(VectorsOf(llm, learning.Vectors), identities ??= TextIdentities.Of(study, table, Keys, TextAt)),
            LazyThreadSafetyMode.PublicationOnly),
        FewestLabels = EmbeddedKinds.FewestLabels,
        Classes = outcome.IsNumeric ? 0 : outcome.Options.Count,
        Minimum = outcome.Minimum ?? double.NegativeInfinity,
        Maximum = outcome.Maximum ?? double.PositiveInfinity,
    };

    /// <summary>What an annotator says that learns the answers of another model.</summary>
    /// <exception cref="CorpusException">There are too few answers, or no such vectors.</exception>
    public ModelLabels OfModel(LlmDefinition llm, OutcomeDefinition outcome, ModelLearning learning, ReadOnlyMemory<double> answers)
    {
        int[] rows = answers.IsEmpty ? [] : [.. Enumerable.Range(0, table.Rows).Where(row => !double.IsNaN(answers.Span[row]))];
        var weights = new double[rows.Length];
        weights.AsSpan().Fill(1);
        var said = CrossFittedLearner.Once(Task(llm, outcome, learning, rows, answers, weights));
        return Labels(llm, outcome, learning, said);
    }

    /// <summary>What an annotator says that learns the labels of a sample, each label unknown to what is said of its own text.</summary>
    /// <exception cref="CorpusException">There are too few labels, or no such vectors.</exception>
    public ModelLabels OfPeople(LlmDefinition llm, OutcomeDefinition outcome, ModelLearning learning, DrawnSample sample, int variable)
    {
        var labels = sample.Labels[variable];
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => sample.Labelled.Span[row] && !double.IsNaN(labels.Span[row]))];
        var said = CrossFittedLearner.Nested(Task(llm, outcome, learning, rows, labels, Array.ConvertAll(rows, row => 1 / sample.Probabilities.Span[row])));
        return Labels(llm, outcome, learning, said) with { Folded = said };
    }

    /// <summary>Too few labels or answers to learn from.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="llm">The model.</param>
    /// <param name="learning">What it learns from.</param>
    /// <param name="labels">How many.</param>
    public static CorpusException TooFew(CorpusTable table, LlmDefinition llm, ModelLearning learning, int labels) => new([DataDiagnostics.TooFewToLearnFrom(
        table.File, $"llm.{llm.Name}", llm.Name, learning.Teacher, learning.FromPeople, labels, EmbeddedKinds.FewestLabels)]);

    private LearningTask Task(
        LlmDefinition llm, OutcomeDefinition outcome, ModelLearning learning, int[] rows, ReadOnlyMemory<double> labels, double[] weights) =>
        rows.Length < EmbeddedKinds.FewestLabels ? throw TooFew(table, llm, learning, rows.Length)
            : Annotator(llm, outcome, learning, 0).TaskOf(
                Keys, rows, Array.ConvertAll(rows, row => labels.Span[row]), weights, study.Sampling.Seed, execution);

    private RowKey[] Keys => keys ??= [.. Enumerable.Range(0, table.Rows).Select(row => RowKey.FromText(table.Key(row)))];

    private ModelLabels Labels(LlmDefinition llm, OutcomeDefinition outcome, ModelLearning learning, LearnedAnswers said)
    {
        learned.RemoveAll(each => each.Llm == llm.Name);
        learned.Add(new()
        {
            Llm = llm.Name,
            Vectors = OfferedVectors.Of(offered, learning.Vectors, table, llm.Name).Description,
            Teacher = learning.Teacher,
            FromPeople = learning.FromPeople,
            IsNumeric = outcome.IsNumeric,
            Texts = said.Learned,
            Penalties = said.Penalties,
        });
        return new(said.Labels, said.Confidence, 0, -1) { Cost = ModelCost.Nothing };
    }

    private IReadOnlyList<SparseVector> VectorsOf(LlmDefinition llm, EmbeddedKind kind)
    {
        var source = OfferedVectors.Of(offered, kind, table, llm.Name);
        if (vectors.TryGetValue(source.Name, out var known)) return known;
        return vectors[source.Name] = source.Of([.. Enumerable.Range(0, table.Rows).Select(TextAt)], execution.Threads, execution.Cancellation);
    }

    /// <summary>What an annotator reads of a row: its texts, in the order of the spec, each a paragraph.</summary>
    private string TextAt(int row) => string.Join("\n\n", table.Definition.Columns.Where(column => column.Type == ColumnType.Text)
        .Select(column => table.Texts(column.Name)[row]));
}
