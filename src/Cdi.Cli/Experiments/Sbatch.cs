using System.Diagnostics;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Experiments;

/// <summary>Slurm's command that submits a job.</summary>
internal static class Sbatch
{
    private const string Name = "sbatch";

    /// <summary>Full path of the command; null where this machine has none.</summary>
    /// <param name="environment">Names the folders of commands.</param>
    public static string? Find(CommandEnvironment environment) => environment.Variable("PATH")?.Split(Path.PathSeparator)
        .Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    /// <summary>Submits a script.</summary>
    /// <param name="command">Full path of the command.</param>
    /// <param name="folder">Where the job starts.</param>
    /// <param name="arguments">What the command is told.</param>
    /// <param name="environment">Variables that it sees, and no others.</param>
    /// <param name="interrupted">Ends the waiting.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="UserErrorException">It refused.</exception>
    public static async Task<string> SubmitAsync(
        string command, string folder, IEnumerable<string> arguments, CommandEnvironment environment, CancellationToken interrupted)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment.Variables) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new UserErrorException($"`{command}` does not start.", "");
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(interrupted), process.StandardError.ReadToEndAsync(interrupted));
        await process.WaitForExitAsync(interrupted).ConfigureAwait(false);
        var (answer, error) = (await said.ConfigureAwait(false), await complaint.ConfigureAwait(false));
        return process.ExitCode == 0 ? answer.Trim()
            : throw new UserErrorException($"Slurm does not take the job: {error.Trim()}", $"In `{folder}`: {Name} {string.Join(' ', arguments)}");
    }
}
