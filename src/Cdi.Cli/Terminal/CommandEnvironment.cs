using System.Collections;
using System.Text;

namespace Cdi.Cli.Terminal;

/// <summary>All that a command knows of the process around it: where it writes, where it stands and what variables are set.</summary>
/// <remarks>Commands never touch <see cref="Console"/> or <see cref="Environment"/>, so that a test can run them in its own process.</remarks>
internal sealed class CommandEnvironment : IDisposable
{
    private readonly ShownWriter output = new(TextWriter.Null);
    private readonly ShownWriter error = new(TextWriter.Null);

    /// <summary>Standard output: what was asked for. Text that is written shows and does nothing: see <see cref="ShownWriter"/>.</summary>
    public required TextWriter Output
    {
        get => output;
        init => Join(output = new ShownWriter(value), error);
    }

    /// <summary>Standard error: diagnostics of the command line, progress. Written at once, after what <see cref="Output"/> has to write.</summary>
    public required TextWriter Error
    {
        get => error;
        init => Join(output, error = new ShownWriter(value) { WritesAtOnce = true });
    }

    /// <summary>Folder that relative paths start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Variables of the environment.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Whether a person reads <see cref="Output"/> on a terminal.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> on a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether <see cref="Output"/> may carry colours: a terminal that is not dumb, and no NO_COLOR (no-color.org).</summary>
    public bool OutputHasColor => OutputIsTerminal && AllowsColor;

    /// <summary>Whether <see cref="Error"/> may carry colours, by the same rule.</summary>
    public bool ErrorHasColor => ErrorIsTerminal && AllowsColor;

    private bool AllowsColor => Variable("NO_COLOR") is null && Variable("TERM") != "dumb";

    /// <summary>The environment of this process.</summary>
    public static CommandEnvironment OfProcess() => new()
    {
        Output = Writer(Console.OpenStandardOutput),
        Error = Writer(Console.OpenStandardError),
        WorkingDirectory = Environment.CurrentDirectory,
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(each => (string)each.Key, each => (string?)each.Value ?? "", StringComparer.Ordinal),
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>The value of a variable, or null where it is unset or empty.</summary>
    /// <param name="name">Name of the variable.</param>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A path of the user as an absolute one.</summary>
    /// <param name="path">As given, relative to <see cref="WorkingDirectory"/>.</param>
    public string FullPath(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>Why standard output could not be written, or null where all of it was.</summary>
    public string? OutputFault
    {
        get
        {
            output.Flush();
            return output.Fault?.Message;
        }
    }

    /// <summary>Writes out what is buffered.</summary>
    public void Dispose()
    {
        output.Flush();
        error.Flush();
    }

    /// <summary>Writes a last line to standard error, unless another thread is stuck in writing.</summary>
    /// <param name="line">The line.</param>
    public void SayLast(string line)
    {
        if (error.IsFree(TimeSpan.FromMilliseconds(100))) error.WriteLine(line);
    }

    private static void Join(ShownWriter output, ShownWriter error) => ShownWriter.TakeTurns(output, error);

    /// <summary>A stream of the process; nothing where the caller closed it.</summary>
    private static TextWriter Writer(Func<Stream> open)
    {
        try
        {
            return new StreamWriter(open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return TextWriter.Null;
        }
    }
}
