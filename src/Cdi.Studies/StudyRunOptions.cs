using Cdi.Studies.Texts;

namespace Cdi.Studies;

/// <summary>Where a run finds its files and its ledger, and how it runs. No option but these changes a result.</summary>
public sealed record StudyRunOptions
{
    private readonly int degreeOfParallelism;

    /// <summary>The folder of the spec: paths of the corpus are relative to it; the current folder unless set. With rows from memory only
    /// files of labels are.</summary>
    public string SpecFolder { get; init; } = ".";

    /// <summary>A folder that is searched, with its subfolders, for a file with the declared SHA-256 before the source is tried; null for the one that
    /// <c>CDI_DATA</c> names, if any.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where corpora fetched from URLs are kept; null for the user's cache folder, empty for no cache.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Keeps what a study that collects its labels has drawn and been answered; null where there is none, which such a study cannot do
    /// without.</summary>
    public IStudyLedgers? Ledgers { get; init; }

    /// <summary>Keeps what models have answered that a study asks itself; null where there is none, which such a study cannot do without.</summary>
    public IModelLabels? Models { get; init; }

    /// <summary>Whether a study whose labels are still being collected is estimated from the rounds that are closed, as if they were its whole sample: what a
    /// forecast goes by. Otherwise its run says what is missing.</summary>
    public bool ClosedRounds { get; init; }

    /// <summary>Vectors of texts beside n-grams, from which embedded annotators may learn and by which nearest examples are found, by their names; empty unless
    /// set.</summary>
    public IReadOnlyList<ITextVectors> TextVectors { get; init; } = [];

    /// <summary>Whether texts that lack people's label of an outcome that is estimated are left out, so that the others are the corpus, as an experiment on
    /// labelled texts has it; needs labels that are recorded.</summary>
    public bool LabelledOnly { get; init; }

    /// <summary>Told of each stage as it begins; null for nobody. Called on the thread of the run, which is not the caller's.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Threads that share one pass over a large corpus, 1 or more; 0 for one per processor. Other runs of the process keep theirs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int DegreeOfParallelism
    {
        get => degreeOfParallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            degreeOfParallelism = value;
        }
    }
}
