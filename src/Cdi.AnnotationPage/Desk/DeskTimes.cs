namespace Cdi.AnnotationPage.Desk;

/// <summary>How long things last at the page.</summary>
public sealed record DeskTimes
{
    /// <summary>How long an annotator may have a text in hand before somebody else may be shown it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How long a session lasts.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long the code of an annotator opens a session.</summary>
    public TimeSpan Invitation { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long the code of the owner opens one.</summary>
    public TimeSpan OwnerInvitation { get; init; } = TimeSpan.FromHours(1);
}
