using System.Text.Json;

namespace Cdi.Cli.Tests.Experiments;

/// <summary>A folder of chunks says what it is of and holds all that a task needs; what does not belong to it is refused.</summary>
public sealed class ChunkFolderTests
{
    [Fact]
    public void Chunks_of_a_folder_add_up_to_the_bytes_of_one_machine()
    {
        using var session = ReplayedManners.Session();
        Assert.Equal(ExitCode.Success, session.Cdi("experiment manners.cdi --out one").Code);
        var written = session.Cdi("experiment manners.cdi --slurm jobs --chunks 3");
        Assert.Equal("chunks: 3, in jobs\nsubmit: (cd jobs && sbatch job.sh)\nthen:   cdi experiment manners.cdi --merge jobs\n", written.Output);
        foreach (var file in (string[])["jobs/manifest.json", "jobs/job.sh"])
            Assert.DoesNotContain(session.Folder, session.Read(file), StringComparison.Ordinal);

        // Four draws in three chunks: none of them twice, none left out.
        using var manifest = JsonDocument.Parse(session.Read("jobs/manifest.json"));
        var held = manifest.RootElement.GetProperty("chunks").EnumerateArray()
            .Select(chunk => chunk.EnumerateArray().Select(each => each.GetString() ?? "").ToList()).ToList();
        Assert.Equal([1, 1, 2], held.Select(chunk => chunk.Count));
        Assert.Equal(
            ["trials 1 to 12 of leverage, 60 labels, population", "trials 1 to 12 of leverage, 90 labels, population",
                "trials 1 to 12 of uniform, 60 labels, population", "trials 1 to 12 of uniform, 90 labels, population"],
            held.SelectMany(chunk => chunk).Order(StringComparer.Ordinal));

        foreach (var chunk in (int[])[3, 1]) Assert.Equal(ExitCode.Success, session.Cdi($"experiment manners.cdi --slurm jobs --chunk {chunk}").Code);
        var first = Parts(session);
        Refused(session, "--merge jobs", "`jobs` lacks chunks 2 of 3.");
        Assert.Equal("missing: chunks 2 of 3\nsubmit: (cd jobs && sbatch --array=2 job.sh)\n", session.Cdi("experiment manners.cdi --resubmit jobs").Output);
        foreach (var chunk in (int[])[2, 1])
            Assert.Equal(ExitCode.Success, session.Cdi($"experiment manners.cdi --slurm jobs --chunk {chunk} --threads 3").Code);
        Assert.Equal(3, Parts(session).Count);
        Assert.Subset(Parts(session).ToHashSet(), first.ToHashSet());
        Assert.Equal("no chunk is missing: cdi experiment manners.cdi --merge jobs\n", session.Cdi("experiment manners.cdi --resubmit jobs").Output);
        Assert.Equal(ExitCode.Success, session.Cdi("experiment manners.cdi --merge jobs --out merged").Code);
        Assert.Equal(ReplayedManners.Report(session, "one"), ReplayedManners.Report(session, "merged"));
    }

    [Fact]
    public void Other_specs_data_versions_and_trials_are_refused_by_name()
    {
        using var session = ReplayedManners.Session();
        session.Cdi("experiment manners.cdi --slurm jobs --trials 8");
        Refused(session, "--slurm jobs --chunk 1 --trials 9", "`jobs` is of 8 trials for each cell, and 9 are asked for.");
        Refused(session, "--slurm jobs", "`jobs` has chunks of another spec, corpus, version of cdi, or number.");
        Refused(session, "--slurm jobs --chunk 5", "There is no chunk 5: the manifest has 4.");
        session.Write("manners.cdi", ReplayedManners.Spec() + "// another spec\n");
        foreach (var mode in (string[])["--slurm jobs --chunk 1", "--resubmit jobs", "--merge jobs"])
            Refused(session, mode, "`jobs` is of another spec: `manners.cdi` has changed since, or is not the one.");
        session.Write("manners.cdi", ReplayedManners.Spec());
        session.Write("data.csv", ReplayedManners.Data.Replace("t1,0,rude,0.9,rude", "t1,0,rude,0.9,polite", StringComparison.Ordinal));
        Refused(session, "--slurm jobs --chunk 1", "`jobs` is of another corpus: its file has changed since.");
        session.Write("data.csv", ReplayedManners.Data);
        var manifest = session.Read("jobs/manifest.json");
        using var read = JsonDocument.Parse(manifest);
        session.Write("jobs/manifest.json", manifest.Replace($"\"tool\": \"{read.RootElement.GetProperty("tool").GetString()}\"", "\"tool\": \"cdi 0.0.1\"",
            StringComparison.Ordinal).Replace(read.RootElement.GetProperty("key").GetString() ?? "", new string('0', 64), StringComparison.Ordinal));
        Refused(session, "--slurm jobs --chunk 1", "`jobs` is of another version of cdi, cdi 0.0.1; this is cdi ");
        session.Write("jobs/manifest.json", manifest[..^20]);
        Refused(session, "--merge jobs", "is damaged, or no manifest of chunks.");
        Assert.Empty(Parts(session));
    }

    [Fact]
    public void Damage_is_refused_by_a_merge_and_run_again_by_a_resubmission()
    {
        using var session = ReplayedManners.Session();
        session.Cdi("experiment manners.cdi --slurm jobs --chunks 2");
        foreach (var chunk in (int[])[1, 2]) session.Cdi($"experiment manners.cdi --slurm jobs --chunk {chunk}");
        var damaged = Path.Combine(session.Folder, "jobs", "parts", Parts(session)[0]);
        var whole = File.ReadAllBytes(damaged);
        File.WriteAllBytes(damaged, whole[..^1]);
        Refused(session, "--merge jobs", "is damaged, or holds no trials.");
        Assert.Contains("missing: chunks 1 of 2", session.Cdi("experiment manners.cdi --resubmit jobs").Output, StringComparison.Ordinal);
        session.Cdi("experiment manners.cdi --slurm jobs --chunk 1");
        Assert.Equal(whole, File.ReadAllBytes(damaged));

        // A study that was changed on its way is not run: it is compiled anew, with the same numbers.
        File.WriteAllText(Path.Combine(session.Folder, "jobs", "study.dll"), "something else");
        session.Cdi("experiment manners.cdi --slurm jobs --chunk 2");
        Assert.Equal(2, Parts(session).Count);
    }

    [Theory]
    [InlineData("--slurm jobs --chunks 5", "`--chunks 5`: the experiment has 4 blocks of trials to share out.")]
    [InlineData("--slurm jobs --chunk 1", "`jobs` has no manifest.json.")]
    [InlineData("--resubmit jobs", "`jobs` has no manifest.json.")]
    [InlineData("--slurm taken", "`taken` has a file that no chunk needs, `notes.txt`.")]
    [InlineData("--chunk 1", "`--chunk 1` does not say of how many: write `--chunk 1/N`.")]
    [InlineData("--chunk 1/4 --slurm jobs", "`--chunk 1/4` and `--slurm` exclude each other")]
    [InlineData("--chunks 4", "`--chunks` says how many chunks `--slurm` writes, and stands beside it.")]
    [InlineData("--slurm jobs --out jobs", "`--slurm` exclude each other.")]
    [InlineData("--slurm jobs --merge jobs", "`--slurm` exclude each other.")]
    public void What_cannot_be_done_is_a_users_error(string options, string message)
    {
        using var session = ReplayedManners.Session();
        session.Write("taken/notes.txt", "mine");
        Refused(session, options, message);
        Assert.False(session.Exists("jobs"));
    }

    [Fact]
    public void Places_are_relative_and_quoted_and_the_job_fits_where_it_is_moved()
    {
        using var session = ReplayedManners.Session();
        session.Write("it's here/manners.cdi", ReplayedManners.Spec());
        session.Write("it's here/data.csv", ReplayedManners.Data);
        session.Write("corpora/readme.txt", "");
        Assert.Equal(ExitCode.Success, session.Cdi(["experiment", "it's here/manners.cdi", "--slurm", "jobs/first", "--data", "corpora"]).Code);
        Assert.Contains("experiment '../../it'\\''s here/manners.cdi' --slurm . --chunk \"$SLURM_ARRAY_TASK_ID\" --data '../../corpora' \\\n",
            session.Read("jobs/first/job.sh"), StringComparison.Ordinal);
        Assert.Contains("#SBATCH --array=1-4\n", session.Read("jobs/first/job.sh"), StringComparison.Ordinal);
    }

    private static List<string> Parts(CommandSession session) =>
        [.. Directory.GetFiles(Path.Combine(session.Folder, "jobs", "parts")).Select(path => Path.GetFileName(path) ?? "").Order(StringComparer.Ordinal)];

    private static void Refused(CommandSession session, string options, string message)
    {
        var run = session.Cdi("experiment manners.cdi " + options);
        Assert.True(run.Code == ExitCode.UserError, run.ToString());
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
