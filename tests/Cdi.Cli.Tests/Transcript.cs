namespace Cdi.Cli.Tests;

/// <summary>What a command left behind.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Transcript(ExitCode Code, string Output, string Error)
{
    /// <summary>Both streams and the exit code, as a transcript shows them.</summary>
    public override string ToString() => Output + Error + "exit " + (int)Code + "\n";
}
