namespace Cdi.AnnotationPage.Rounds;

/// <summary>A text that was shown to an annotator.</summary>
/// <param name="Name">What the page calls it to this annotator.</param>
/// <param name="Person">Who.</param>
/// <param name="Key">The text.</param>
/// <param name="Round">The round that drew it.</param>
/// <param name="Expires">When it may be shown to somebody else.</param>
/// <param name="IsOver">Whether it was answered or handed back.</param>
internal sealed record TextLease(string Name, string Person, string Key, int Round, DateTimeOffset Expires, bool IsOver)
{
    /// <summary>Whether the annotator has the text in hand.</summary>
    /// <param name="now">The time.</param>
    public bool IsHeld(DateTimeOffset now) => !IsOver && now < Expires;
}
