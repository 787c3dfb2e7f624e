namespace Cdi.Annotators.Engine;

/// <summary>Tells of progress, twice a second at most.</summary>
/// <param name="progress">Who is told; null for nobody.</param>
/// <param name="clock">The time.</param>
/// <param name="before">Texts done before the run.</param>
/// <param name="rows">Texts done at its end.</param>
/// <param name="spent">What is spent; null where no price is known.</param>
internal sealed class ProgressReport(IProgress<AnnotationProgress>? progress, TimeProvider clock, int before, int rows, Func<decimal?> spent)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly long began = clock.GetTimestamp();
    private long told;

    /// <summary>Tells that so many texts are done, where it is time.</summary>
    public void Tell(int done, long sent)
    {
        if (progress is null) return;
        var last = Interlocked.Read(ref told);
        var now = clock.GetTimestamp();
        if (last != 0 && done < rows && clock.GetElapsedTime(last, now) < Interval) return;
        if (Interlocked.CompareExchange(ref told, now, last) != last) return;
        var seconds = clock.GetElapsedTime(began, now).TotalSeconds;
        var rate = seconds > 0 ? (done - before) / seconds : 0;
        progress.Report(new(done, rows, sent, rate, rate > 0 ? TimeSpan.FromSeconds((rows - done) / rate) : null, spent()));
    }
}
