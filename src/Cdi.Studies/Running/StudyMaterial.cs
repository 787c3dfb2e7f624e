using Cdi.Corpus;
using Cdi.Corpus.Joining;
using Cdi.Corpus.Undeclared;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Running.Declarations;
using Cdi.Studies.Texts;

namespace Cdi.Studies.Running;

/// <summary>A study with its corpus in memory: the definition, the table, and the statistical problem made of both.</summary>
/// <param name="Definition">The study.</param>
/// <param name="Table">The corpus.</param>
/// <param name="Problem">The problem; its estimands are those of the study, in order.</param>
/// <param name="Humans">What people say of the texts, or will say.</param>
/// <param name="Variables">What each annotated variable of the problem is, in order.</param>
/// <param name="ModelAnswers">What models say.</param>
internal sealed record StudyMaterial(
    StudyDefinition Definition, CorpusTable Table, StudyProblem Problem, HumanAnnotations Humans, IReadOnlyList<VariableSource> Variables,
    IModelAnswers ModelAnswers)
{
    /// <summary>Columns of the file that the study does not declare, where its labels are given; none where rows come from memory, which holds no
    /// others.</summary>
    public IReadOnlyList<UndeclaredColumn> Undeclared { get; init; } = [];

    /// <summary>The language models of the outcomes that are estimated, in the order of the spec.</summary>
    public IReadOnlyList<ModelMaterial> Models { get; init; } = [];

    /// <summary>The texts that prompts of models show with their labels.</summary>
    public required ExampleRows Examples { get; init; }

    /// <summary>Components of texts, which predictors read.</summary>
    public required TextComponents Texts { get; init; }

    /// <summary>Whether answers of models are absent because they can be asked only once people have labelled examples.</summary>
    public bool AwaitsModels { get; init; }

    /// <summary>Why answers of models are absent; empty where they are not.</summary>
    public IReadOnlyList<DataDiagnostic> Obstacles { get; init; } = [];

    /// <summary>Of which kinds of examples there are too few.</summary>
    public IReadOnlyList<DataDiagnostic> ExampleWarnings { get; init; } = [];

    /// <summary>The human labels that the corpus records, for each annotated variable of the problem.</summary>
    /// <exception cref="InvalidOperationException">The study collects its labels itself.</exception>
    public RecordedAnnotations Labels => Humans.Recorded ?? throw new InvalidOperationException($"`{Definition.Name}` has no recorded labels.");

    /// <summary>Reads rows of a program, and makes the problem.</summary>
    /// <exception cref="CorpusException">The rows are not what the study declares, or its ledger is not what the study says.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<StudyMaterial> ReadAsync(StudyDefinition study, CorpusRows rows, StudyRunOptions options, CancellationToken cancellation)
    {
        var table = CorpusReader.Read(ExtendedModel.Declared(study), rows, cancellation);
        await LabelFiles.JoinAsync(table, Places(options), cancellation).ConfigureAwait(false);
        table = CalibratedWeights.Added(study, MissingColumns.Added(study, Considered(study, table, options).Repeated()));
        return await MakeAsync(study, table, SetApart(study, table), options, cancellation).ConfigureAwait(false);
    }

    /// <summary>Finds and reads the corpus, and makes the problem.</summary>
    /// <exception cref="CorpusException">The corpus cannot be found or read, or the ledger of the study is not what the study says.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<StudyMaterial> ReadAsync(StudyDefinition study, StudyRunOptions options, CancellationToken cancellation)
    {
        var places = Places(options);
        var file = await CorpusLocator.FindAsync(study.Corpus, places, cancellation).ConfigureAwait(false);

        // What the study does not declare is kept while what it declares is read, looked at beside the rest, and awaited where it is used: the order of a
        // wait is no order of results.
        var others = UndeclaredColumns.AreLookedAt(study, file) ? new UndeclaredCells(study.Corpus, file) : null;
        var table = CorpusReader.Read(ExtendedModel.Declared(study), file, others, cancellation);
        await LabelFiles.JoinAsync(table, places, cancellation).ConfigureAwait(false);
        table = CalibratedWeights.Added(study, MissingColumns.Added(study, Considered(study, table, options).Repeated()));
        var examples = SetApart(study, table);
        var undeclared = Beside(() => UndeclaredColumns.Read(others, table, cancellation), options);
        var material = await MakeAsync(study, table, examples, options, cancellation).ConfigureAwait(false);
        return material with { Undeclared = await undeclared.WaitAsync(cancellation).ConfigureAwait(false) };
    }

    /// <summary>The study as it is before models are asked whose prompts show what people say: with its ledger, and without their answers.</summary>
    /// <exception cref="CorpusException">The ledger is not what the study says.</exception>
    public static Task<StudyMaterial> WithoutModelsAsync(
        StudyDefinition study, CorpusTable table, ExampleRows examples, StudyRunOptions options, CancellationToken cancellation) => StudyLedger.ReadAsync(
            Built(study, table, new ModelsToCome(table), examples, options, cancellation) with { AwaitsModels = true }, options, cancellation);

    /// <summary>The study with the answers of its models, once people have labelled what prompts show and the models have been asked; until then as it is,
    /// with what is in the way.</summary>
    /// <exception cref="CorpusException">Answers cannot be read, or texts without one are not those for which the sample was drawn.</exception>
    public StudyMaterial Completed(StudyRunOptions options, CancellationToken cancellation)
    {
        if (!AwaitsModels) return this;
        try
        {
            var shown = ExampleSelection.OfLedger(this);
            var answers = Asked(Definition, Table, shown, Examples, options, cancellation);
            var complete = Built(Definition, Table, answers, Examples, options, cancellation) with
            {
                Humans = Humans, Undeclared = Undeclared, ExampleWarnings = Warnings(shown),
            };
            StudyLedger.RequireSameFailures(complete);
            return complete;
        }
        catch (CorpusException problem) when (problem.Diagnostics.All(each => each.Code is "CDI9140" or "CDI9166"))
        {
            return this with { Obstacles = problem.Diagnostics };
        }
    }

    private static CorpusTable Considered(StudyDefinition study, CorpusTable table, StudyRunOptions options) =>
        options.LabelledOnly ? RowsWithLabels.Of(study, table) : table;

    private static ExampleRows SetApart(StudyDefinition study, CorpusTable table)
    {
        var examples = ExampleRows.Of(study, table);
        examples.TakeOut(table);
        return examples;
    }

    private static async Task<StudyMaterial> MakeAsync(
        StudyDefinition study, CorpusTable table, ExampleRows examples, StudyRunOptions options, CancellationToken cancellation)
    {
        if (examples.AwaitLabels)
            return (await WithoutModelsAsync(study, table, examples, options, cancellation).ConfigureAwait(false)).Completed(options, cancellation);
        var shown = ExampleSelection.OfColumns(study, table, examples);
        var built = Built(study, table, Asked(study, table, shown, examples, options, cancellation), examples, options, cancellation);
        return await StudyLedger.ReadAsync(built with { ExampleWarnings = Warnings(shown) }, options, cancellation).ConfigureAwait(false);
    }

    private static IReadOnlyList<DataDiagnostic> Warnings(IReadOnlyDictionary<string, ModelExamples> shown) =>
        [.. shown.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value.Finding).OfType<DataDiagnostic>()];

    /// <summary>Where files of a study are sought.</summary>
    public static CorpusPlaces Places(StudyRunOptions options)
    {
        var places = CorpusPlaces.ForUser(options.SpecFolder, options.DataFolder);
        return options.CacheFolder is { } cache ? places with { CacheFolder = cache } : places;
    }

    /// <summary>Work on a thread of its own, where a run may use more than one.</summary>
    private static Task<T> Beside<T>(Func<T> work, StudyRunOptions options) =>
        options.DegreeOfParallelism == 1 || Environment.ProcessorCount == 1 ? Task.FromResult(work()) : Task.Run(work);

    private static StudyMaterial Built(
        StudyDefinition study, CorpusTable table, IModelAnswers answers, ExampleRows examples, StudyRunOptions options, CancellationToken cancellation) =>
        new ProblemBuilder(study, table, new(options.DegreeOfParallelism, cancellation), answers, examples,
            new(options.TextVectors, table, new(options.DegreeOfParallelism, cancellation))).Build();

    private static AskedAnswers Asked(StudyDefinition study, CorpusTable table, IReadOnlyDictionary<string, ModelExamples> shown, ExampleRows apart,
        StudyRunOptions options, CancellationToken cancellation) => new(study, table, options.Models, shown, apart,
            new EmbeddedAnnotators(study, table, options.TextVectors, new PassExecution(options.DegreeOfParallelism, cancellation)));

    /// <summary>Whether a model of an outcome that is estimated learns from people, so that it says nothing before there is a sample.</summary>
    public bool LearnsFromPeople => Definition.Llms.Any(llm => llm.Learning is { FromPeople: true } && Variables.Any(each => each.Outcome.Name == llm.Outcome));

    /// <summary>The study with what models say that have learnt from its sample.</summary>
    /// <exception cref="CorpusException">There are too few labels to learn from.</exception>
    public StudyMaterial Learn(SampleBook samples)
    {
        if (!LearnsFromPeople) return this;
        var variables = Variables.Select(each => each.Outcome.Name).ToList();
        ModelAnswers.Learn(outcome => variables.IndexOf(outcome.Name) is >= 0 and var index ? (samples.OwnOf(index), index) : null);
        return new ProblemBuilder(Definition, Table, Problem.Execution, ModelAnswers, Examples, Texts).Build() with
        {
            Humans = Humans, Undeclared = Undeclared, ExampleWarnings = ExampleWarnings,
        };
    }

    /// <summary>Texts whose human labels stand behind what a model says: those that it has learnt, itself or through the model that it learnt from, and
    /// those that were labelled to be shown to it.</summary>
    /// <param name="llm">Name of the model; null for none.</param>
    public int LabelsBehind(string? llm) => llm is null ? 0
        : ModelAnswers.Learned.FirstOrDefault(each => each.Llm == llm) is not { } learned ? Examples.InOrder(llm).Count
        : learned.FromPeople ? learned.Texts : LabelsBehind(learned.Teacher);

    /// <summary>Path of an estimand in diagnostics.</summary>
    public static string Subject(EstimandDefinition estimand) => $"estimand.{estimand.Cell?.Of ?? estimand.Name}";

    /// <summary>What an estimand makes of the labels of its outcome.</summary>
    public EstimandLabel LabelOf(int estimand)
    {
        var definition = Definition.Estimands[estimand];
        return new(Definition.Outcomes.First(outcome => outcome.Name == definition.Outcome), definition.Event) 
        {
            Observed = definition.Observed, Judged = definition.Judged,
        };
    }

    /// <summary>n: the outcome of an estimand in the texts that a sample labels; NaN in others.</summary>
    public ReadOnlyMemory<double> LabelsOf(int estimand, DrawnSample sample)
    {
        var values = new double[Problem.RowCount];
        var label = LabelOf(estimand);
        var map = label.FeaturesOf(Problem.Estimands[estimand].Features.Variables[0]);
        map.Fill(map.Varying[0], sample.Labels.AsSpan(), values);
        if (label.Judged is { } llm)
        {
            var said = ModelAnswers.Of(Definition.Llms.First(each => each.Name == llm), label.Outcome).Labels.Span;
            for (var row = 0; row < values.Length; row++) values[row] = said.IsEmpty ? double.NaN : label.ErrorOf(said[row], values[row]);
            return values;
        }

        if (Definition.Estimands[estimand].Observed is not { } column) return values;
        var observed = Table.Numbers(column).Span;
        for (var row = 0; row < values.Length; row++) values[row] = double.IsNaN(values[row]) ? double.NaN : observed[row];
        return values;
    }

    /// <summary>The name that a spec writes for a column of the file: that of its declaration, or the header where none declares it.</summary>
    public string DeclaredName(string header) =>
        Definition.Corpus.Columns.FirstOrDefault(each => each is { Computed: null, Conditions.Count: 0 } && each.SourceColumn == header)?.Name ?? header;

    /// <summary>The header in the file of recorded labels.</summary>
    public string LabelColumn(string record) => LabelColumn(Definition.Corpus, record);

    /// <summary>The header in the file of recorded labels or numbers.</summary>
    public static string LabelColumn(CorpusDefinition corpus, string record) =>
        corpus.RecordedLabels.FirstOrDefault(each => each.Name == record)?.SourceColumn
        ?? corpus.RecordedNumbers.FirstOrDefault(each => each.Name == record)?.SourceColumn
        ?? corpus.LabelFiles.Select(each => each.Labels).FirstOrDefault(each => each?.Name == record)?.SourceColumn
        ?? corpus.LabelFiles.SelectMany(each => each.Numbers).FirstOrDefault(each => each.Name == record)?.SourceColumn
        ?? Answers(corpus, record)
        ?? record;

    /// <summary>The headers of the answers from which recorded labels follow, separated by commas; null where labels are recorded themselves.</summary>
    private static string? Answers(CorpusDefinition corpus, string record)
    {
        var derived = corpus.DerivedLabels.FirstOrDefault(each => each.Name == record);
        var inFile = corpus.LabelFiles.FirstOrDefault(each => each.Derived?.Name == record);
        return derived is null && inFile is null ? null : string.Join(", ", inFile?.Answers.Select(each => each.SourceColumn)
            ?? derived?.Answers.Select(name => corpus.RecordedLabels.First(each => each.Name == name).SourceColumn) ?? []);
    }
}
