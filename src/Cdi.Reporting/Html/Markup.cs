namespace Cdi.Reporting.Html;

/// <summary>Text that is markup already, built by <see cref="HtmlText"/>.</summary>
/// <param name="Value">The markup.</param>
internal readonly record struct Markup(string Value)
{
    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new("");
}
