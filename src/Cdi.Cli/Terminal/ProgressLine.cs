using System.Globalization;
using Cdi.Studies;

namespace Cdi.Cli.Terminal;

/// <summary>One line of progress that overwrites itself, for work that takes longer than a second. Only a person on a terminal sees it.</summary>
internal sealed class ProgressLine : IProgress<StudyProgress>, IDisposable
{
    private const string EraseLine = "\r\u001b[2K";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CommandEnvironment environment;
    private readonly Lock guard = new();
    private readonly Timer? timer;
    private StudyProgress? latest;
    private bool due;
    private bool shown;
    private bool closed;

    /// <summary>Begins to wait; nothing is shown yet.</summary>
    /// <param name="environment">Where to write.</param>
    public ProgressLine(CommandEnvironment environment)
    {
        this.environment = environment;
        if (environment.ErrorIsTerminal) timer = new Timer(_ => BecomeDue(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Report(StudyProgress value)
    {
        lock (guard)
        {
            latest = value;
            Show();
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        lock (guard)
        {
            closed = true;
            if (!shown) return;
            environment.Error.Write(EraseLine);
            environment.Error.Flush();
        }
    }

    private void BecomeDue()
    {
        lock (guard)
        {
            due = true;
            Show();
        }
    }

    private void Show()
    {
        if (!due || closed || latest is not { } stage) return;
        environment.Error.Write(string.Create(CultureInfo.InvariantCulture, $"{EraseLine}[{stage.Step}/{stage.Steps}] {stage.Activity} …"));
        environment.Error.Flush();
        shown = true;
    }
}
