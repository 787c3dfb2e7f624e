using System.Security.Cryptography;
using System.Text;
using Cdi.Cli.Compilation;
using Cdi.Cli.Terminal;
using Cdi.Corpus.Files;

namespace Cdi.Cli.Experiments;

/// <summary>A folder of chunks: the manifest, the compiled study, the job script, and the files of trials that tasks write.</summary>
/// <param name="environment">Resolves the path.</param>
/// <param name="shown">The folder as the user names it.</param>
internal sealed class ChunkFolder(CommandEnvironment environment, string shown)
{
    /// <summary>Folder of the trials.</summary>
    public const string PartFolder = "parts";

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        TrialManifest.FileName, PackedStudy.FileName, JobScript.FileName, JobScript.LogFolder, PartFolder,
    };

    /// <summary>The folder as the user names it.</summary>
    public string Shown => shown;

    /// <summary>Its full path.</summary>
    public string Full { get; } = environment.FullPath(shown);

    /// <summary>Full path of the folder of trials.</summary>
    public string Parts => Path.Combine(Full, PartFolder);

    /// <summary>The manifest; null where there is none.</summary>
    /// <exception cref="UserErrorException">There is a file of its name that is none.</exception>
    public TrialManifest? Manifest => File.Exists(PathOf(TrialManifest.FileName))
        ? TrialManifest.Read(PathOf(TrialManifest.FileName), Path.Combine(shown, TrialManifest.FileName)) : null;

    /// <summary>The manifest.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public TrialManifest Required => Manifest ?? throw new UserErrorException(
        $"`{shown}` has no {TrialManifest.FileName}.", "Write the chunks with `cdi experiment SPEC --slurm DIR`, and name that folder.");

    /// <summary>The compiled study; null where there is none, or one that is not that of the manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    public PackedStudy? Packed(TrialManifest manifest)
    {
        var path = PathOf(PackedStudy.FileName);
        if (!File.Exists(path)) return null;
        var image = OrdinaryFile.ReadAllBytes(path, OrdinaryFile.LongestArray);
        return Convert.ToHexStringLower(SHA256.HashData(image)) == manifest.CodeSha256 ? new(manifest.CodeKey, image) : null;
    }

    /// <summary>Writes a folder of chunks; the manifest, which makes it one, comes last.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="code">The compiled study.</param>
    /// <param name="spec">Full path of the spec.</param>
    /// <param name="data">Full path of the folder searched for corpora; null for none but that of the environment.</param>
    /// <exception cref="UserErrorException">The folder is that of other chunks, or of something else.</exception>
    public void Write(TrialManifest manifest, PackedStudy code, string spec, string? data)
    {
        if (Directory.Exists(Full)) RequireOwn(manifest);
        Directory.CreateDirectory(Parts);
        Directory.CreateDirectory(Path.Combine(Full, JobScript.LogFolder));
        Write(PackedStudy.FileName, code.Image);
        var script = JobScript.Of($"cdi-{manifest.Experiment}", manifest.Chunks.Count, Relative(spec), data is null ? null : Relative(data));
        Write(JobScript.FileName, Encoding.UTF8.GetBytes(script));
        Write(TrialManifest.FileName, Encoding.UTF8.GetBytes(manifest.ToJson()));
    }

    private void RequireOwn(TrialManifest manifest)
    {
        if (Manifest is { } before && before.ToJson() != manifest.ToJson())
        {
            throw new UserErrorException($"`{shown}` has chunks of another spec, corpus, version of cdi, or number.",
                "Write these into another folder, so that their trials do not mix.");
        }

        if (Directory.EnumerateFileSystemEntries(Full).Select(Path.GetFileName).FirstOrDefault(name => name is not null && !Own.Contains(name)) is { } stranger)
            throw new UserErrorException($"`{shown}` has a file that no chunk needs, `{stranger}`.", "Name a folder that is new or empty.");
    }

    private void Write(string name, ReadOnlySpan<byte> content)
    {
        using var unfinished = new UnfinishedFile(Full);
        unfinished.Write(content, CancellationToken.None);
        unfinished.MoveTo(PathOf(name), replaces: true);
    }

    private string Relative(string path) => Path.GetRelativePath(Full, path).Replace(Path.DirectorySeparatorChar, '/');

    private string PathOf(string name) => Path.Combine(Full, name);
}
