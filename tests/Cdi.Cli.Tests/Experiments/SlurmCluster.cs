using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Cdi.Cli.Tests.Experiments;

/// <summary>A real Slurm cluster of two nodes on this machine, in a folder of its own, from Debian's packages.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private const string Daemons = "/usr/sbin";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("cdi-slurm-").FullName;
    private readonly List<Process> started = [];
    private readonly Dictionary<string, Process> nodes = new(StringComparer.Ordinal);

    /// <summary>Folder of Slurm's commands; null where it is not installed.</summary>
    public static string? Programs =>
        File.Exists("/usr/bin/sbatch") && ((string[])["munged", "slurmctld", "slurmd"]).All(name => File.Exists(Path.Combine(Daemons, name)))
            ? "/usr/bin" : null;

    /// <summary>Variables of who submits to it, who finds <c>cdi</c> in the path.</summary>
    public Dictionary<string, string> Variables { get; }

    /// <summary>Starts it, and waits until both nodes are idle.</summary>
    public SlurmCluster()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Slurm runs on Unix.");
        File.WriteAllBytes(InFolder("munge.key"), RandomNumberGenerator.GetBytes(32));
        File.SetUnixFileMode(InFolder("munge.key"), UnixFileMode.UserRead);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Directory.CreateDirectory(InFolder("state"));
        File.WriteAllText(InFolder("slurm.conf"), Configuration());
        File.WriteAllText(InFolder("cdi"), $"#!/bin/sh\nexec dotnet '{BuiltCommand.Path}' \"$@\"\n");
        File.SetUnixFileMode(InFolder("cdi"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Variables = new(StringComparer.Ordinal)
        {
            ["SLURM_CONF"] = InFolder("slurm.conf"),
            ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = folder,
        };
        Start("munged", "--foreground", "--force", $"--key-file={InFolder("munge.key")}", $"--socket={InFolder("munge.socket")}",
            $"--pid-file={InFolder("munge.pid")}", $"--log-file={InFolder("munge.log")}", $"--seed-file={InFolder("munge.seed")}");
        Until(() => File.Exists(InFolder("munge.socket")), "munged does not start");
        Start("slurmctld", "-D");
        foreach (var node in (string[])["n1", "n2"]) nodes[node] = Start("slurmd", "-D", "-N", node);
        Until(() => Run("sinfo", folder, "-h", "-N", "-o", "%N %t") == "n1 idle\nn2 idle", "the nodes do not come up");
    }

    /// <summary>Runs one of Slurm's commands and returns what it printed; nothing where it failed.</summary>
    public string Run(string command, string where, params string[] arguments)
    {
        using var process = Started(Path.Combine(Programs ?? "", command), where, arguments);
        var printed = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience)) process.Kill();
        return process.ExitCode == 0 ? printed.GetAwaiter().GetResult().Trim() : "";
    }

    /// <summary>What is queued or runs: tasks with their state and node.</summary>
    public string Queue => Run("squeue", folder, "-h", "-r", "-o", "%K %t %N");

    /// <summary>Waits for something.</summary>
    public void Until(Func<bool> holds, string otherwise)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); Thread.Sleep(100))
            Assert.True(clock.Elapsed < Patience, $"{otherwise}: {Queue}\n{Log("slurmctld.log")}");
    }

    /// <summary>Processes of tasks that run on a node.</summary>
    public IReadOnlyList<int> Tasks(string node) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name ?? ""))
            .Where(process => Environs(process) is { } variables && variables.Contains($"SLURMD_NODENAME={node}") && variables.Contains($"HOME={folder}"))];

    /// <summary>Kills a node with all that runs on it, as a loss of power would.</summary>
    public void Kill(string node)
    {
        var tasks = Tasks(node);
        nodes[node].Kill();
        foreach (var process in tasks.Select(Parent).Where(parent => parent > 1).Concat(tasks).Distinct()) End(process);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in Enumerable.Reverse(started))
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Configuration()
    {
        var (host, ports) = (Dns.GetHostName().Split('.')[0], FreePorts(3));
        return string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=cdi
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={ports[0]}
            AuthInfo=socket={InFolder("munge.socket")},cred_expire=5
            SlurmUser=root
            SlurmctldPidFile={InFolder("slurmctld.pid")}
            SlurmctldLogFile={InFolder("slurmctld.log")}
            StateSaveLocation={InFolder("state")}
            SlurmdPidFile={InFolder("slurmd-%n.pid")}
            SlurmdLogFile={InFolder("slurmd-%n.log")}
            SlurmdSpoolDir={InFolder("spool-%n")}
            ProctrackType=proctrack/pgid
            TaskPlugin=task/none
            MpiDefault=none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SlurmdTimeout=3
            SchedulerParameters=sched_interval=1
            NodeName=n1 NodeAddr=127.0.0.1 NodeHostname={host} Port={ports[1]} CPUs=1 RealMemory=4000
            NodeName=n2 NodeAddr=127.0.0.1 NodeHostname={host} Port={ports[2]} CPUs=1 RealMemory=4000
            PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP

            """);
    }

    private Process Start(string daemon, params string[] arguments)
    {
        var process = Started(Path.Combine(Daemons, daemon), folder, arguments);
        // A daemon that fills a pipe would stand still.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        started.Add(process);
        return process;
    }

    private Process Started(string program, string where, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    private string Log(string name) => File.Exists(InFolder(name)) ? File.ReadAllText(InFolder(name)) : "";

    private string InFolder(string name) => Path.Combine(folder, name);

    private static string[]? Environs(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Split('\0');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // it has ended meanwhile
        }
    }

    private static int Parent(int process)
    {
        var status = File.Exists($"/proc/{process}/status") ? File.ReadAllLines($"/proc/{process}/status") : [];
        var parent = status.FirstOrDefault(line => line.StartsWith("PPid:", StringComparison.Ordinal));
        return parent is null ? 0 : int.Parse(parent[5..], CultureInfo.InvariantCulture);
    }

    private static void End(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            running.Kill();
        }
        catch (ArgumentException)
        {
            // it has ended meanwhile
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
