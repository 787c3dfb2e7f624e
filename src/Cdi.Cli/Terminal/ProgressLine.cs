using System.Globalization;
using Cdi.Dsl.Text;
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
    private string latest = "";
    private bool due;
    private bool shown;

    /// <summary>Begins to wait; nothing is shown yet.</summary>
    /// <param name="environment">Where to write.</param>
    /// <param name="quiet">Whether nothing is ever shown.</param>
    public ProgressLine(CommandEnvironment environment, bool quiet)
    {
        this.environment = environment;
        if (environment.ErrorIsTerminal && !quiet) timer = new Timer(_ => BecomeDue(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Report(StudyProgress value) => Say(string.Create(CultureInfo.InvariantCulture, $"[{value.Step}/{value.Steps}] {value.Activity}"));

    /// <summary>Says what is done from now on.</summary>
    /// <param name="activity">The activity.</param>
    public void Say(string activity)
    {
        lock (guard)
        {
            latest = activity;
            Show();
        }
    }

    /// <summary>Takes the line away, so that other text can be printed; the next activity brings it back.</summary>
    public void Clear()
    {
        lock (guard)
        {
            latest = "";
            if (!shown) return;
            ShownWriter.WriteEncoded(environment.Error, EraseLine);
            shown = false;
        }
    }

    /// <summary>Takes the line away for good.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        Clear();
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
        if (!due || latest.Length == 0) return;
        ShownWriter.WriteEncoded(environment.Error, $"{EraseLine}{ShownText.Line(latest)} …");
        shown = true;
    }
}
