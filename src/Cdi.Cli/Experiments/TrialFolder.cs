using System.Globalization;
using Cdi.Corpus.Files;
using Cdi.Estimation.Replays;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Experiments;

/// <summary>Keeps the trials of an experiment in a folder: a file for each block, named after its content and put there by one rename.</summary>
/// <remarks>What a killed run leaves is whole files; a file that is damaged, or of another experiment, is left alone and its trials are run again.</remarks>
internal sealed class TrialFolder : ITrialStore
{
    /// <summary>The end of the names of trial files.</summary>
    public const string Ending = ".trials";

    /// <summary>The largest file that is read.</summary>
    public const long LongestFile = 1L << 30;

    private const int AddressLength = 16;

    private readonly string folder;
    private readonly ExperimentRun run;
    private readonly Dictionary<ExperimentBlock, TrialBlock> kept = [];

    /// <summary>Reads what is kept of an experiment.</summary>
    /// <param name="folder">Full path of the folder of all experiments of one name; made where it is absent. Each experiment has a folder in it.</param>
    /// <param name="run">The experiment.</param>
    public TrialFolder(string folder, ExperimentRun run)
    {
        this.folder = Path.Combine(folder, run.Key[..AddressLength]);
        this.run = run;
        if (!Directory.Exists(this.folder)) return;
        foreach (var path in Files(this.folder))
        {
            if (Read(path) is not { } file || file.Key != run.Key) continue;
            foreach (var (block, trials) in file.Blocks) kept[block] = trials;
        }
    }

    /// <summary>The trial files of a folder, in the order of their names.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*" + Ending).Order(StringComparer.Ordinal);

    /// <summary>The trials of a file; null where it is damaged or something else.</summary>
    public static TrialFile? Read(string path) => TrialFile.Read(OrdinaryFile.ReadAllBytes(path, LongestFile));

    /// <summary>Writes a file named after its content, by one rename.</summary>
    /// <param name="folder">Full path; made where it is absent.</param>
    /// <param name="name">What the name begins with.</param>
    /// <param name="file">The trials.</param>
    /// <returns>The name.</returns>
    public static string Write(string folder, string name, TrialFile file)
    {
        Directory.CreateDirectory(folder);
        var bytes = file.ToBytes();
        var whole = $"{name}-{TrialFile.Address(bytes)[..AddressLength]}{Ending}";
        using var unfinished = new UnfinishedFile(folder);
        unfinished.Write(bytes, CancellationToken.None);
        unfinished.MoveTo(Path.Combine(folder, whole), replaces: true);
        return whole;
    }

    /// <inheritdoc/>
    public TrialBlock? Find(ExperimentBlock block) => kept.GetValueOrDefault(block);

    /// <inheritdoc/>
    public void Keep(ExperimentBlock block, TrialBlock trials)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{block.Draws:0000}-{block.First:000000}-{block.Count}");
        Write(folder, name, new(run.Key, run.Trials, 0, 0, [(block, trials)]));
        kept[block] = trials;
    }
}
