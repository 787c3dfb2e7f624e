using System.Diagnostics;
using System.Globalization;

namespace Cdi.Benchmarks.Replays;

/// <summary>One line for each replay: its name, and how long it took.</summary>
internal sealed class TrialProgress(string name, int trials, TextWriter output) : IProgress<int>
{
    private const int Steps = 10;

    private readonly Lock guard = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int shown = -1;

    /// <inheritdoc/>
    public void Report(int value)
    {
        var step = (int)((long)value * Steps / trials);
        lock (guard)
        {
            if (shown < 0) output.Write($"{name} ");
            for (shown = Math.Max(shown, 0); shown < step; shown++) output.Write('.');
            output.Flush();
        }
    }

    /// <summary>Closes the line.</summary>
    public void End()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $" {clock.Elapsed.TotalSeconds:0.0} s"));
        output.Flush();
    }
}
