namespace Cdi.Cli.Tests.Experiments;

/// <summary>An experiment as a job array of a real Slurm cluster, one of whose nodes dies.</summary>
public sealed class SlurmArrayTests
{
    [SlurmFact]
    public void A_node_that_dies_and_a_task_that_is_cancelled_change_no_byte()
    {
        using var cluster = new SlurmCluster();
        using var session = ReplayedManners.Session();
        foreach (var (name, value) in cluster.Variables) session[name] = value;
        Assert.Equal(ExitCode.Success, session.Cdi("experiment manners.cdi --out one --threads 2").Code);
        var written = session.Cdi("experiment manners.cdi --slurm jobs --chunks 3");
        Assert.True(written.Code == ExitCode.Success, written.ToString());

        var jobs = Path.Combine(session.Folder, "jobs");
        Assert.Equal("Submitted batch job 1", cluster.Run("sbatch", jobs, "job.sh"));
        cluster.Run("scancel", jobs, "1_3");
        cluster.Until(() => cluster.Tasks("n2").Count > 0, "no task begins on n2");
        var lost = cluster.Queue.Split('\n').Single(line => line.EndsWith("R n2", StringComparison.Ordinal)).Split(' ')[0];
        cluster.Kill("n2");
        Assert.DoesNotContain(Parts(jobs), name => name.StartsWith($"part-{lost}-", StringComparison.Ordinal));

        // Slurm finds the node dead, and runs its task again on the other one.
        cluster.Until(() => cluster.Queue.Length == 0, "the job does not end");
        Assert.StartsWith("down", cluster.Run("sinfo", jobs, "-h", "-n", "n2", "-o", "%T"), StringComparison.Ordinal);
        Assert.Contains(Parts(jobs), name => name.StartsWith($"part-{lost}-", StringComparison.Ordinal));
        Assert.Contains("`jobs` lacks chunks 3 of 3.", session.Cdi("experiment manners.cdi --merge jobs").Error, StringComparison.Ordinal);

        var again = session.Cdi("experiment manners.cdi --resubmit jobs");
        Assert.StartsWith("missing: chunks 3 of 3\nslurm: Submitted batch job ", again.Output, StringComparison.Ordinal);
        cluster.Until(() => cluster.Queue.Length == 0, "the chunk that was missing does not end");
        Assert.Equal(3, Parts(jobs).Count);
        var merged = session.Cdi("experiment manners.cdi --merge jobs --out merged");
        Assert.True(merged.Code == ExitCode.Success, merged + string.Concat(Directory.GetFiles(Path.Combine(jobs, "logs")).Select(File.ReadAllText)));
        Assert.Equal(ReplayedManners.Report(session, "one"), ReplayedManners.Report(session, "merged"));
    }

    private static List<string> Parts(string jobs) => [.. Directory.GetFiles(Path.Combine(jobs, "parts")).Select(path => Path.GetFileName(path) ?? "")];
}
