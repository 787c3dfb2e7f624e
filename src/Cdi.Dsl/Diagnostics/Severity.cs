namespace Cdi.Dsl.Diagnostics;

/// <summary>What a diagnostic does to the study.</summary>
public enum Severity
{
    /// <summary>Statistical advice; the study runs. Silenced on its line by <c>// allow CODE: reason</c>.</summary>
    Warning,

    /// <summary>The study means nothing as it stands; no code that runs is emitted.</summary>
    Error,
}
