using Cdi.Corpus;

namespace Cdi.Studies.Definitions;

/// <summary>A study with names resolved and defaults filled in: the runtime mirror of the compiler's plan.</summary>
/// <remarks>Lists keep the order of the spec. Names are those of the spec and are compared ordinally.</remarks>
public sealed record StudyDefinition
{
    /// <summary>Name of the study, <c>politeness_hedge</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text of the study, lines joined by <c>\n</c>; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The corpus. Its <see cref="CorpusDefinition.RecordedLabels"/> and <see cref="CorpusDefinition.RecordedNumbers"/> hold every column that an
    /// annotator or <see cref="GivenLabels"/> names.</summary>
    public required CorpusDefinition Corpus { get; init; }

    /// <summary>The <c>///</c> text of the corpus; empty where none.</summary>
    public string CorpusDocumentation { get; init; } = "";

    /// <summary>What annotators decide; at least one.</summary>
    public required IReadOnlyList<OutcomeDefinition> Outcomes { get; init; }

    /// <summary>The language models; may be empty.</summary>
    public IReadOnlyList<LlmDefinition> Llms { get; init; } = [];

    /// <summary>The human annotators; at least one.</summary>
    public required IReadOnlyList<HumanDefinition> Humans { get; init; }

    /// <summary>Whether the study collects its human labels itself, by a ledger, and has none recorded.</summary>
    public bool IsLive => Humans.Any(human => human.IsLive && Estimands.Any(estimand => estimand.Human == human.Name));

    /// <summary>What is estimated; at least one.</summary>
    public required IReadOnlyList<EstimandDefinition> Estimands { get; init; }

    /// <summary>How texts are chosen for human annotation.</summary>
    public required SamplingDefinition Sampling { get; init; }

    /// <summary>How estimates and intervals are formed.</summary>
    public required InferenceDefinition Inference { get; init; }

    /// <summary>The declared columns from which a model's error may be predicted, to calibrate its labels and to draw texts: indicators, numbers and
    /// counts.</summary>
    /// <remarks>Not among them are what only tells rows apart, the key and clusters, and what the study records of people or of the draw: their labels, the
    /// inclusion probabilities, and which texts were examples.</remarks>
    public IEnumerable<ColumnDefinition> Predictors => Corpus.Columns.Where(column =>
        column.Type is ColumnType.Indicator or ColumnType.Number or ColumnType.Count
        && column.Name != Corpus.Key
        && !Estimands.Any(estimand => estimand.Cluster == column.Name || estimand.CrossedCluster == column.Name
            || estimand.Absorbed.Contains(column.Name))
        && !IsRecordedOfPeopleOrDraw(column));

    /// <summary>What is written.</summary>
    public required ReportDefinition Report { get; init; }

    /// <summary>Whether models err in later batches of the corpus as in the first, in order of the spec; may be empty.</summary>
    public IReadOnlyList<MonitorDefinition> Monitors { get; init; } = [];

    /// <summary>Replays of the study, in order of the spec; may be empty.</summary>
    public IReadOnlyList<ExperimentDefinition> Experiments { get; init; } = [];

    private bool IsRecordedOfPeopleOrDraw(ColumnDefinition column)
    {
        var names = Humans.Select(human => human.RecordedLabel).Append(Sampling.Given?.JointProbability)
            .Concat(Sampling.Given?.Probabilities ?? []).Concat(Llms.Select(llm => llm.RecordedExamples)).OfType<string>().ToList();
        names.AddRange(Corpus.DerivedLabels.Where(each => names.Contains(each.Name)).SelectMany(each => each.Answers).ToList());
        return column is { Computed: null, Conditions.Count: 0 }
            && (Corpus.RecordedLabels.Any(each => each.SourceColumn == column.SourceColumn && names.Contains(each.Name))
                || Corpus.RecordedNumbers.Any(each => each.SourceColumn == column.SourceColumn && names.Contains(each.Name)));
    }
}
