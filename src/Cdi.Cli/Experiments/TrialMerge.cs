using System.Globalization;
using Cdi.Estimation.Replays;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Experiments;

/// <summary>Brings the parts of an experiment together: refuses what is damaged, of another experiment, or missing, and names it.</summary>
/// <param name="run">The experiment.</param>
/// <param name="shown">The folder as the user names it.</param>
internal sealed class TrialMerge(ExperimentRun run, string shown)
{
    private const int MostNamed = 8;

    private readonly TrialMemory store = new();
    private readonly SortedSet<(int Of, int Number)> parts = [];

    /// <summary>How many chunks a manifest names; null where there is none.</summary>
    public int? Chunks { get; init; }

    /// <summary>All trials of the experiment.</summary>
    /// <param name="folder">Full path of the folder of the files.</param>
    /// <exception cref="UserErrorException">A file cannot be used, or trials are missing.</exception>
    public ITrialStore Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new UserErrorException($"There is no folder `{shown}`.", "Name the folder into which `--chunk` wrote.");
        foreach (var path in TrialFolder.Files(folder)) Add(Path.GetFileName(path), TrialFolder.Read(path) ?? throw Damaged(path));
        var missing = run.Grid.Blocks.Where(block => store.Find(block) is null).ToList();
        return missing.Count == 0 ? store : throw Gap(missing);
    }

    /// <summary>The numbers of the parts whose trials are not all there, ascending; a damaged file has none.</summary>
    /// <param name="folder">Full path of the folder of the files.</param>
    /// <param name="of">How many parts there are.</param>
    /// <exception cref="UserErrorException">A file is of something else.</exception>
    public IReadOnlyList<int> Missing(string folder, int of)
    {
        var files = Directory.Exists(folder) ? TrialFolder.Files(folder) : [];
        foreach (var path in files)
        {
            if (TrialFolder.Read(path) is { } file) Add(Path.GetFileName(path), file);
        }

        return Lacking(of);
    }

    private List<int> Lacking(int of) =>
        [.. Enumerable.Range(1, of).Where(number => new TrialPart(number, of).BlocksOf(run.Grid.Blocks).Any(block => store.Find(block) is null))];

    private static UserErrorException Damaged(string path) =>
        new($"`{Path.GetFileName(path)}` is damaged, or holds no trials.", "Remove it, and run its part again.");

    private void Add(string name, TrialFile file)
    {
        if (file.Key != run.Key)
        {
            throw new UserErrorException($"`{name}` is of another experiment: of another spec, corpus or version of cdi.",
                "Merge parts that one command on the same files made; remove the others, or keep them in a folder of their own.");
        }

        if (file.Trials != run.Trials)
        {
            throw new UserErrorException(
                string.Create(CultureInfo.InvariantCulture, $"`{name}` is of {file.Trials} trials for each cell, and {run.Trials} are to be merged."),
                string.Create(CultureInfo.InvariantCulture, $"Merge with `--trials {file.Trials}`, or run the parts again."));
        }

        if (file.Parts > 0) parts.Add((file.Parts, file.Part));
        foreach (var (block, trials) in file.Blocks)
        {
            if (store.Find(block) is { } before && !Same(before, trials))
                throw new UserErrorException($"`{name}` and another file have the same trials with other numbers.", "Remove both, and run these parts again.");
            store.Keep(block, trials);
        }
    }

    private static bool Same(TrialBlock one, TrialBlock other) =>
        one.Labels.AsSpan().SequenceEqual(other.Labels.AsSpan()) && one.Estimates.AsSpan().SequenceEqual(other.Estimates.AsSpan());

    private UserErrorException Gap(List<ExperimentBlock> missing)
    {
        if (Chunks is { } chunks)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"`{shown}` lacks chunks {JobScript.Array(Lacking(chunks))} of {chunks}."),
                $"`cdi experiment SPEC --resubmit {shown}` submits these and no others.");
        }

        if (parts.Count > 0 && parts.All(part => part.Of == parts.Min.Of))
        {
            var of = parts.Min.Of;
            var absent = Enumerable.Range(1, of).Where(number => !parts.Contains((of, number))).Select(number => new TrialPart(number, of));
            return new($"`{shown}` lacks {Named([.. absent.Select(part => $"`--chunk {part}`")])}.", "Run these parts, then merge again.");
        }

        var gaps = missing.Select(block => string.Create(CultureInfo.InvariantCulture,
            $"trials {block.First + 1} to {block.First + block.Count} of {run.Grid.Draws[block.Draws].Title}")).ToList();
        return new($"`{shown}` lacks {Named(gaps)}.", "Run the parts in which they are, then merge again.");
    }

    private static string Named(List<string> absent) => string.Join("; ", absent.Take(MostNamed))
        + (absent.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {absent.Count - MostNamed} more") : "");
}
