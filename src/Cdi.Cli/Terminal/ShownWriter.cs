using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Terminal;

/// <summary>
/// A stream that a person or a log reads. All text goes through <see cref="ShownText"/>, so that nothing an author or a file wrote acts on
/// a terminal, and a line that would begin a workflow command (<c>::</c>) does not; what another encoder made is written as it is.
/// </summary>
/// <remarks>
/// The two streams of a command take turns: before one writes, the other is flushed, so that both in one pipe are in order and no
/// line is torn. Once a stream cannot be written, the command goes on and the rest of that stream is dropped; <see cref="Fault"/> says why, unless the
/// caller closed the stream and so asked for nothing.
/// </remarks>
/// <param name="stream">Where the text goes.</param>
internal sealed class ShownWriter(TextWriter stream) : TextWriter
{
    private const string BeginsCommand = "::";
    private const string BrokenUp = "\\u003A:";

    private Lock turn = new();
    private ShownWriter? other;
    private bool lineBegins = true;
    private bool isClosed;

    /// <summary>Why the stream cannot be written, or null.</summary>
    public IOException? Fault { get; private set; }

    /// <summary>Whether every write goes out at once.</summary>
    public bool WritesAtOnce { get; init; }

    /// <inheritdoc/>
    public override Encoding Encoding => stream.Encoding;

    /// <summary>Lets two streams take turns.</summary>
    public static void TakeTurns(ShownWriter output, ShownWriter error)
    {
        (output.other, error.other) = (error, output);
        error.turn = output.turn;
    }

    /// <summary>Writes text that an encoder of its own context made safe: colours, JSON, workflow commands.</summary>
    /// <param name="writer">A stream of the command, or any other writer.</param>
    /// <param name="text">The text.</param>
    public static void WriteEncoded(TextWriter writer, string text)
    {
        if (writer is ShownWriter shown) shown.Send(text);
        else writer.Write(text);
    }

    /// <summary>Flushes the stream unless another thread is stuck in it.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <returns>Whether the stream is free.</returns>
    public bool IsFree(TimeSpan patience)
    {
        if (!turn.TryEnter(patience)) return false;
        turn.Exit();
        return true;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value)) Send(WithoutCommands(ShownText.Lines(value)));
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void Flush()
    {
        lock (turn) Try(stream.Flush);
    }

    private void Send(string text)
    {
        if (text.Length == 0) return;
        lock (turn)
        {
            other?.Flush();
            Try(() => stream.Write(text));
            lineBegins = text[^1] == '\n' || (lineBegins && string.IsNullOrWhiteSpace(text));
            if (WritesAtOnce) Try(stream.Flush);
        }
    }

    private string WithoutCommands(string text)
    {
        if (!text.Contains(BeginsCommand, StringComparison.Ordinal)) return text;
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var blank = lines[at].Length - lines[at].TrimStart().Length;
            if ((at > 0 || lineBegins) && lines[at].AsSpan(blank).StartsWith(BeginsCommand))
                lines[at] = lines[at][..blank] + BrokenUp + lines[at][(blank + BeginsCommand.Length)..];
        }

        return string.Join('\n', lines);
    }

    private void Try(Action write)
    {
        if (Fault is not null || isClosed) return;
        try
        {
            write();
        }
        catch (IOException problem)
        {
            Fault = problem;
        }
        catch (UnauthorizedAccessException)
        {
            isClosed = true;
        }
    }
}
