using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>A live study with its corpus in memory: draws the texts of its rounds, reads what people answer, and says how far it is.</summary>
/// <remarks>Probabilities of a round are in the ledger before a text of it is shown to anybody. For one thread at a time.</remarks>
public sealed class LabelCollection
{
    private readonly IStudyLedgers ledgers;
    private readonly StudyRunOptions options;
    private StudyMaterial material;

    private LabelCollection(StudyMaterial material, IStudyLedgers ledgers, StudyRunOptions options) =>
        (this.material, this.ledgers, this.options) = (material, ledgers, options);

    /// <summary>Every decision of the spec.</summary>
    public StudyDefinition Definition => material.Definition;

    /// <summary>Reads the corpus of a study and its ledger.</summary>
    /// <param name="study">The compiled study.</param>
    /// <param name="options">Where its files are, and its ledger.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="CorpusException">The corpus cannot be read, or its labels are recorded already, or the ledger is damaged or of another
    /// study.</exception>
    /// <exception cref="ArgumentException">The options have no ledgers.</exception>
    public static async Task<LabelCollection> ReadAsync(IStudy study, StudyRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Ledgers is not { } ledgers) throw new ArgumentException("A live study has a ledger.", nameof(options));
        if (!study.Definition.IsLive)
        {
            var human = study.Definition.Humans[0].Name;
            throw new CorpusException([DataDiagnostics.NothingToCollect(study.Definition.Corpus.Source, $"human.{human}", human)]);
        }

        var material = await Task.Run(() => StudyMaterial.ReadAsync(study.Definition, options, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new(material, ledgers, options);
    }

    /// <summary>Draws the next round where its turn has come, and gives the texts that wait for an answer.</summary>
    /// <param name="cancellationToken">Ends the drawing; what is in the ledger by then is gone on with at the next call.</param>
    /// <returns>The texts; null where the sample is complete.</returns>
    /// <exception cref="CorpusException">The corpus allows no such sample, or the ledger cannot be used, or a model is to be asked first, whose prompts show
    /// what people have said.</exception>
    public async Task<LabelSheet?> NextAsync(CancellationToken cancellationToken = default)
    {
        material = material.Completed(options, cancellationToken);
        if (AwaitsModels) throw new CorpusException(material.Obstacles);
        var sampling = new AdaptiveSampling(material.Problem);
        if (sampling.Refusal(Plan()) is { } refused) throw new CorpusException([FailureDiagnosis.Of(refused, material)]);
        using var ledger = ledgers.Open(StudyLedger.TermsOf(material), begins: true)
            ?? throw new InvalidOperationException("A ledger that is to begin was not begun.");
        material = await StudyLedger.ReadAsync(material, ledger, cancellationToken).ConfigureAwait(false);
        var outcome = await sampling.DrawAsync(Plan(), AwaitedLabels.Instance, ledger, cancellationToken).ConfigureAwait(false);
        material = await StudyLedger.ReadAsync(material, ledger, cancellationToken).ConfigureAwait(false);
        return outcome switch
        {
            DrawnSample => null,
            SamplingFailure.DrawnRowsWithoutLabel waiting => Sheet([.. waiting.Rows]),
            SamplingFailure failure => throw new CorpusException([FailureDiagnosis.Of(failure, material)]),
            _ => throw new InvalidOperationException($"A sampling does not come to {outcome.GetType().Name}."),
        };
    }

    /// <summary>Whether people have labelled what prompts of a model show, and the model is to be asked before another text is drawn.</summary>
    public bool AwaitsModels => material.AwaitsModels && Progress is { Rounds.Count: > 0, Awaited.Count: 0 };

    /// <summary>Whether the last round drawn is that of the texts that prompts show.</summary>
    public bool IsLabellingExamples => Progress.Rounds is [.., { Kind: SamplingRoundKind.Examples }];

    /// <summary>Every text of the last round drawn, answered or not; null where none was drawn.</summary>
    public LabelSheet? LastRound() => Progress.Rounds is [.., var last] ? Sheet([.. last.Drawn]) : null;

    /// <summary>A text as people are to see it, whether it waits for an answer or not; null where none has the key.</summary>
    /// <param name="key">The key.</param>
    public SheetRow? Shown(string key) => Enumerable.Range(0, material.Table.Rows).Where(row => material.Table.Key(row) == key).Select(row => new SheetRow(
        key, [.. LedgerBinding.ShownColumns(Definition).Select(column => material.Table.Texts(column.Name)[row])])).FirstOrDefault();

    /// <summary>Reads a file that people have filled in, and records its answers; a file with anything wrong in it records nothing.</summary>
    /// <remarks>What the file comes to is written at once: all of it is in the ledger, or nothing.</remarks>
    /// <param name="file">The file: a table, a workbook, or lines of JSON, by its name.</param>
    /// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
    /// <param name="cancellationToken">Ends the reading; nothing is then recorded.</param>
    /// <exception cref="CorpusException">The file cannot be read, or holds something that is no answer to what was asked; nothing was recorded.</exception>
    public Task<ImportOutcome> ImportAsync(CorpusFile file, bool corrects, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return TakeInAsync(file.Path, labels => AnswerFile.Read(file, labels, HasSeveral, cancellationToken), false, corrects, cancellationToken);
    }

    /// <summary>Records answers that a program has collected, as those of a file: all of them, or none.</summary>
    /// <param name="source">Where they come from, for diagnostics.</param>
    /// <param name="given">The answers; of texts that take several, one row for each annotator.</param>
    /// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
    /// <param name="cancellationToken">Ends the work; nothing is then recorded.</param>
    /// <exception cref="CorpusException">Something is no answer to what was asked; nothing was recorded.</exception>
    public Task<ImportOutcome> RecordAsync(
        string source, IReadOnlyList<GivenAnswer> given, bool corrects, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(given);
        return TakeInAsync(source, _ => [.. given.Index().Select(each => new AnswerRow(new(each.Index + 1, 0), each.Item.Key, each.Item.Answers)
        {
            Annotator = each.Item.Annotator,
        })], true, corrects, cancellationToken);
    }

    private async Task<ImportOutcome> TakeInAsync(
        string source, Func<IReadOnlyList<string>, IReadOnlyList<AnswerRow>> read, bool keysArePlain, bool corrects, CancellationToken cancellationToken)
    {
        using var ledger = ledgers.Open(StudyLedger.TermsOf(material), begins: false) ?? throw new CorpusException([NothingAsked()]);
        material = await StudyLedger.ReadAsync(material, ledger, cancellationToken).ConfigureAwait(false);
        if (Progress.Sample is not { } sample) throw new CorpusException([NothingAsked()]);
        var questions = Questions();
        var rows = read([.. questions.Select(question => question.HeaderOf("label"))]);
        var cells = new AnswerCells(material, sample, Columns, questions, source) { KeysArePlain = keysArePlain };
        var book = AnswerBook.Of(((HumanAnnotations.OfLedger)material.Humans).Events, Columns.Questions.Count());
        var answers = HasSeveral ? new OpinionReview(material, cells, sample, Said, book, corrects).Of(rows)
            : new AnswerReview(cells, sample, book, corrects).Of(rows);
        if (answers.Events.Count > 0) await ledger.AppendAllAsync(answers.Events, cancellationToken).ConfigureAwait(false);
        material = await StudyLedger.ReadAsync(material, ledger, cancellationToken).ConfigureAwait(false);
        return answers.Outcome with { Left = Progress.Awaited.Count };
    }

    /// <summary>How far the labels are collected.</summary>
    public CollectionStatus Status()
    {
        var progress = Progress;
        var closed = progress.Closed;
        var complete = progress.Sample is not null && !material.AwaitsModels
            ? material.Humans.Draw(new AdaptiveSampling(material.Problem), Plan()) as DrawnSample : null;
        var served = material.Humans is HumanAnnotations.OfLedger { Commitments: { } begun } ? LedgerBinding.Served(begun).ToHashSet() : [];
        return new()
        {
            Rounds = progress.Sample is not { } sample ? []
                : [.. progress.Rounds.Zip(SampleReview.BlockNames(sample), (round, name) => Status(round, name, sample))],
            AwaitsModels = AwaitsModels,
            IsComplete = complete is not null,
            StoppedBy = complete is not null && complete.Rounds.Any(round => round.Kind == SamplingRoundKind.NotReached)
                ? Stopping.Written(Definition) : null,
            Corrections = progress.Corrections,
            Agreement = closed is null || material.AwaitsModels ? [] : [.. material.Variables.Select((_, variable) => AnnotatorReview.Of(
                material, AnsweredSample.Of(closed, variable), variable)).OfType<AnnotatorComparison>()],
            Raters = RaterReview.Of(material),
            Opinions = HasSeveral ? Said.Count(0) : 0,
            NotServed = served.Count == 0 ? [] : [.. Definition.Estimands.Select(estimand => estimand.Name).Where(name => !served.Contains(name))],
        };
    }

    /// <summary>Holds what the ledger says of its draws against the corpus: a round that names its rows at risk by their place in the random order is drawn
    /// anew from the keys.</summary>
    /// <param name="cancellationToken">Ends the review.</param>
    /// <returns>The first event that cannot have happened as it is recorded; null where there is none.</returns>
    public LedgerFault? Verify(CancellationToken cancellationToken = default) =>
        new AdaptiveSampling(material.Problem).Review(Plan(), ((HumanAnnotations.OfLedger)material.Humans).Events, cancellationToken);

    private RoundStatus Status(StudyEvent.RoundDrawn round, string name, DrawnSample sample)
    {
        var said = round.Drawn.Count(row => sample.CannotSay.Any(each => !each.IsEmpty && each.Span[row]));
        var labelled = round.Drawn.Count(row => sample.Labels.All(labels => !double.IsNaN(labels.Span[row])));
        return new(name, round.AtRisk.Count, round.Drawn.Length, labelled, Math.Min(said, round.Drawn.Length - labelled));
    }

    private bool HasSeveral => material.Variables.Any(each => each.Human.LabelsPerText > 1);

    private Opinions Said => Opinions.Of(((HumanAnnotations.OfLedger)material.Humans).Events, material.Variables.Count);

    private CollectionProgress Progress => CollectionProgress.Of(
        ((HumanAnnotations.OfLedger)material.Humans).Events, material.Problem.Keys);

    private SamplingPlan Plan() => DrawPlan.Of(material, SamplingDesign.Of(Definition.Sampling.Design));

    private DataDiagnostic NothingAsked() =>
        DataDiagnostics.SampleIncomplete(material.Table.File, "sampling", 0, 0, Definition.Sampling.Budget.Count, 0);

    private AskedColumns Columns => new(material.Variables);

    private List<SheetQuestion> Questions() =>
    [
        .. Columns.All.Select(column => new SheetQuestion(
            material.Variables[column.Variable].Outcome.Name,
            column.Question is null ? material.Variables[column.Variable].Human.Question : column.Asked.Questions[0].Text,
            [.. column.Asked.Options], column.Asked.Minimum, column.Asked.Maximum)
        {
            IsExplained = column.Asked.IsExplained,
            Question = column.Question is null ? null : column.Asked.Questions[0].Name,
            Suffix = Columns.All.Count == 1 ? "" : material.Variables.Count == 1 ? column.Asked.Questions[0].Name : column.Asked.Name,
        }),
    ];

    private LabelSheet Sheet(IReadOnlyList<int> rows)
    {
        var (round, columns) = (Progress.Rounds.Count, LedgerBinding.ShownColumns(Definition).Select(column => column.Name).ToList());
        var texts = columns.Select(material.Table.Texts).ToList();
        var random = new CounterRandom(Definition.Sampling.Seed, RandomPurpose.Showing, round);
        var (keys, said) = (material.Problem.Keys, Said);
        var shown = rows.OrderBy(row => random.Bits(keys.Span[row])).ThenBy(row => keys.Span[row]);
        return new(round, Progress.Rounds[^1].Drawn.Length, columns, Questions(),
            [.. shown.Select(row => new SheetRow(material.Table.Key(row), [.. texts.Select(column => column[row])])
            {
                AnsweredBy = [.. said.Annotators.Where(annotator => said.Of(annotator, row) is not null)],
            })])
        {
            HasAnnotators = HasSeveral,
            LabelsPerText = material.Variables.Max(each => each.Human.LabelsPerText),
            TakesCannotSay = material.Variables.All(each => each.Human.Nonresponse is Nonresponse.Bounds or Nonresponse.Weights),
        };
    }
}
