namespace Cdi.Studies;

/// <summary>Where a run finds its files, and how it runs. No option changes a result.</summary>
public sealed record StudyRunOptions
{
    /// <summary>The folder of the spec: paths of the corpus are relative to it.</summary>
    public required string SpecFolder { get; init; }

    /// <summary>A folder that is searched, with its subfolders, for a file with the declared SHA-256 before the source is tried; null for the one that <c>CDI_DATA</c> names, if any.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where corpora fetched from URLs are kept; null for the user's cache folder, empty for no cache.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Told of each stage as it begins; null for nobody. Called on the thread of the run.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Threads that share one pass over a large corpus, 1 or more; 0 for one per processor. Other runs of the process keep theirs.</summary>
    public int DegreeOfParallelism { get; init; }

    /// <summary>Ends the run early with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }
}
