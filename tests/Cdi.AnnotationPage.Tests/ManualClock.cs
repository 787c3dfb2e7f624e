namespace Cdi.AnnotationPage.Tests;

/// <summary>A clock that a test sets.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
