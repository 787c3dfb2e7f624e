using System.Text.Json.Serialization;
using Cdi.Corpus;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results.Json;

namespace Cdi.Studies.Results;

/// <summary>Everything that one run of a study found: what the reports show and typed results wrap.</summary>
/// <remarks>Depends on spec, data, seed and tool version only; two runs are equal to the last bit, on any number of threads.</remarks>
[JsonConverter(typeof(StudyResultConverter))]
public sealed record StudyResult
{
    /// <summary>The study that was run.</summary>
    public required StudyDefinition Definition { get; init; }

    /// <summary>The text that was compiled.</summary>
    public required SpecSource Spec { get; init; }

    /// <summary>Name and version of the tool, <c>cdi 0.1.0</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>The corpus that was read.</summary>
    public required CorpusFacts Corpus { get; init; }

    /// <summary>How the study's own sample was drawn.</summary>
    public required DesignFacts Design { get; init; }

    /// <summary>Every estimate, by estimand in the order of the spec, then by method (the primary one first), then by term.</summary>
    public required IReadOnlyList<Estimate> Estimates { get; init; }

    /// <summary>Every warning that was not allowed: those of the compiler in order of place, then those of the run in the order found.</summary>
    public required IReadOnlyList<DataDiagnostic> Warnings { get; init; }

    /// <summary>What the author allowed, with the reasons and with the facts that it silenced.</summary>
    public IReadOnlyList<SpecAllowance> Allowances { get; init; } = [];

    /// <summary>What the data say about the draw of each outcome's labels, in the order of the estimands.</summary>
    public IReadOnlyList<DesignReview> DesignReviews { get; init; } = [];

    /// <summary>Texts of which people could not say what they are, by outcome; empty where each has a label.</summary>
    public IReadOnlyList<ResponseFacts> Responses { get; init; } = [];

    /// <summary>Files of labels that were joined to the corpus, in the order of the spec; empty where its own columns hold all labels.</summary>
    public IReadOnlyList<LabelFileFacts> LabelFiles { get; init; } = [];

    /// <summary>People who labelled the same texts, in the order of the spec; empty where each text has one label.</summary>
    public IReadOnlyList<RaterFacts> Raters { get; init; } = [];

    /// <summary>Whether models may take the place of single people, in the order of the spec; empty where that is not asked.</summary>
    public IReadOnlyList<AlternativeTestFacts> AlternativeTests { get; init; } = [];

    /// <summary>The texts that carry most of the variance of each estimand's primary estimate, in the order of the spec.</summary>
    public required IReadOnlyList<VarianceShares> Variance { get; init; }

    /// <summary>How each language model compares with the humans on the study's sample, in the order of the spec.</summary>
    public required IReadOnlyList<AnnotatorComparison> Annotators { get; init; }

    /// <summary>What embedded annotators learnt from, in the order of the spec; empty where there are none.</summary>
    public IReadOnlyList<LearnedModel> Learned { get; init; } = [];

    /// <summary>Columns whose groups have effects that were solved for, by estimand in the order of the spec; empty where there are none.</summary>
    public IReadOnlyList<AbsorbedGroups> Absorbed { get; init; } = [];

    /// <summary>What was found of instruments; empty where no estimand has any.</summary>
    public IReadOnlyList<InstrumentFacts> Instruments { get; init; } = [];

    /// <summary>The estimate that was singled out; null where none was asked for, or one of those compared has no estimate or no variance.</summary>
    public WinnerFacts? Winner { get; init; }

    /// <summary>Whether models err in later batches of the corpus as in the first; empty where nothing is monitored.</summary>
    public IReadOnlyList<MonitorFacts> Monitors { get; init; } = [];

    /// <summary>When sampling stopped; null where the study spends its budget, or its labels were drawn before.</summary>
    public StoppingFacts? Stopping { get; init; }

    /// <summary>Critical values by which the intervals of each method hold together; empty where these do not follow the correlations of estimates.</summary>
    public IReadOnlyList<SimultaneousFacts> Simultaneous { get; init; } = [];

    /// <summary>What estimands left out for want of a value, where their author lets them; in the order of the spec.</summary>
    public IReadOnlyList<MissingTexts> Missing { get; init; } = [];

    /// <summary>Bases of formulas that were computed of all rows of the corpus, with the numbers that these gave them; empty where there are none.</summary>
    public IReadOnlyList<FittedBasis> Bases { get; init; } = [];

    /// <summary>What each language model is worth to each estimand; empty where the primary method uses none.</summary>
    public IReadOnlyList<ModelWorth> Models { get; init; } = [];

    /// <summary>Every sample of the run, text by text: the study's own first, then those of the designs compared.</summary>
    public required IReadOnlyList<SampleDraws> Draws { get; init; }

    /// <summary>Corpus texts that the report may show; empty unless the study asks for examples.</summary>
    public required IReadOnlyList<ExampleText> Examples { get; init; }

    /// <summary>What became of each expectation, in the order of the spec, then of the estimands; empty where nothing is expected.</summary>
    public IReadOnlyList<ExpectedEstimate> Expectations => ExpectedEstimate.All(Definition, Estimates);

    /// <summary>Seed of every random number of the run.</summary>
    public ulong Seed => Definition.Sampling.Seed;

    /// <summary>A result, if it is one of a given study: what typed results begin with.</summary>
    /// <param name="result">The result.</param>
    /// <param name="study">Name of the study.</param>
    /// <param name="spec">The text of the study; null to compare names only.</param>
    /// <returns><paramref name="result"/>.</returns>
    /// <exception cref="ArgumentException">The result is of a study with another name, or of one with this name and another text.</exception>
    public static StudyResult Require(StudyResult result, string study, SpecSource? spec)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Definition.Name != study)
            throw new ArgumentException($"The result is of study `{result.Definition.Name}`, not of `{study}`.", nameof(result));
        if (spec is null || result.Spec.Sha256 == spec.Sha256) return result;
        throw new ArgumentException(
            $"The result is of another study `{study}`: of the text with SHA-256 {result.Spec.Sha256}, not of that with {spec.Sha256}.", nameof(result));
    }

    /// <summary>The estimates of one estimand.</summary>
    /// <param name="estimand">Its name in the spec.</param>
    /// <exception cref="KeyNotFoundException">The study has no such estimand.</exception>
    public EstimateSet Of(string estimand)
    {
        var rows = Estimates.Where(each => each.Estimand == estimand).ToList();
        return rows.Count > 0 ? new(estimand, rows) : throw new KeyNotFoundException($"The study has no estimand `{estimand}`.");
    }

    /// <summary>The text of <c>result.json</c>, which System.Text.Json writes of a result as well.</summary>
    public string ToJson() => ResultJson.Write(this);

    /// <summary>The number of human labels in the study's own sample.</summary>
    public Labels Labels => Design.Labels;
}
