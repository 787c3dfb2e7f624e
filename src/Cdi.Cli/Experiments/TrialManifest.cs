using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cdi.Cli.Compilation;
using Cdi.Corpus.Files;
using Cdi.Studies;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Experiments;

/// <summary>What the chunks of an experiment are chunks of, and what each holds.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Trials">Trials of each cell.</param>
/// <param name="Key">Digest of all that trials depend on; what stands in every file of trials.</param>
/// <param name="Tool">The version of the tool.</param>
/// <param name="SpecSha256">Digest of the spec.</param>
/// <param name="CorpusSha256">Digest of the corpus.</param>
/// <param name="CodeKey">Key of the compiled study beside the manifest.</param>
/// <param name="CodeSha256">Digest of its bytes.</param>
/// <param name="Chunks">What each chunk holds, in words for people; the first is chunk 1.</param>
internal sealed record TrialManifest(string Experiment, int Trials, string Key, string Tool, string SpecSha256, string CorpusSha256, string CodeKey,
    string CodeSha256, IReadOnlyList<IReadOnlyList<string>> Chunks)
{
    /// <summary>Its name.</summary>
    public const string FileName = "manifest.json";

    private const int Form = 1;
    private const long LongestFile = 1L << 28;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The form of the file.</summary>
    [JsonPropertyOrder(-1)]
    public int CdiChunks { get; init; } = Form;

    /// <summary>The manifest of an experiment.</summary>
    /// <param name="run">The experiment.</param>
    /// <param name="spec">Its spec.</param>
    /// <param name="corpus">Digest of its corpus.</param>
    /// <param name="code">Its compiled study.</param>
    /// <param name="chunks">Chunks, 1 or more.</param>
    public static TrialManifest Of(ExperimentRun run, SpecSource spec, string corpus, PackedStudy code, int chunks) => new(
        run.Experiment.Name, run.Trials, run.Key, StudyRun.Tool, spec.Sha256, corpus, code.Key, code.Sha256,
        [.. Enumerable.Range(1, chunks).Select(number => Held(run, new(number, chunks)))]);

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Full path; the file is there.</param>
    /// <param name="shown">The path as the user names it.</param>
    /// <exception cref="UserErrorException">The file is no manifest.</exception>
    public static TrialManifest Read(string path, string shown)
    {
        try
        {
            if (JsonSerializer.Deserialize<TrialManifest>(OrdinaryFile.ReadAllBytes(path, LongestFile), Options) is { CdiChunks: Form, Chunks.Count: > 0 } read)
                return read;
        }
        catch (JsonException)
        {
            // Said below, as of a file of another form.
        }

        throw new UserErrorException($"`{shown}` is damaged, or no manifest of chunks.", "Write the chunks anew with `--slurm` into another folder.");
    }

    /// <summary>The text of the file: the same for the same experiment.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>A chunk as a part of the experiment.</summary>
    /// <param name="number">Its number.</param>
    /// <exception cref="UserErrorException">There is none of that number.</exception>
    public TrialPart Numbered(int number) => number <= Chunks.Count ? new(number, Chunks.Count)
        : throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"There is no chunk {number}: the manifest has {Chunks.Count}."),
            "Submit the job script as it was written, or by `--resubmit`.");

    /// <summary>Requires that an experiment is that of the manifest.</summary>
    /// <param name="run">The experiment as it is now.</param>
    /// <param name="spec">Its spec.</param>
    /// <param name="corpus">Digest of its corpus.</param>
    /// <param name="shown">The folder as the user names it.</param>
    /// <exception cref="UserErrorException">It is another one.</exception>
    public void Require(ExperimentRun run, SpecSource spec, string corpus, string shown)
    {
        if (run.Experiment.Name != Experiment)
        {
            throw new UserErrorException($"`{shown}` is of the experiment `{Experiment}`, and `{run.Experiment.Name}` is asked for.",
                "Leave `--name` out, or write chunks of the other one with `--slurm` into another folder.");
        }

        if (run.Trials != Trials)
        {
            throw new UserErrorException(
                string.Create(CultureInfo.InvariantCulture, $"`{shown}` is of {Trials} trials for each cell, and {run.Trials} are asked for."),
                "Leave `--trials` out, or write chunks of another number with `--slurm` into another folder.");
        }

        if (run.Key == Key) return;
        var other = StudyRun.Tool != Tool ? $"of another version of cdi, {Tool}; this is {StudyRun.Tool}"
            : spec.Sha256 != SpecSha256 ? $"of another spec: `{spec.FileName}` has changed since, or is not the one"
            : corpus != CorpusSha256 ? "of another corpus: its file has changed since"
            : "of other labels, model answers or imported blocks: a file beside spec and corpus has changed since";
        throw new UserErrorException($"`{shown}` is {other}.",
            "Go on with what the chunks were written for, or write new ones with `--slurm` into another folder.");
    }

    private static IReadOnlyList<string> Held(ExperimentRun run, TrialPart part) =>
    [
        .. part.BlocksOf(run.Grid.Blocks).Select(block => string.Create(CultureInfo.InvariantCulture,
            $"trials {block.First + 1} to {block.First + block.Count} of {run.Grid.Draws[block.Draws].Title}")),
    ];
}
