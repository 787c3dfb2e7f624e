namespace Cdi.Corpus;

/// <summary>Whether a data diagnostic stops the run.</summary>
public enum DataSeverity
{
    /// <summary>Statistical advice; the run goes on and the report shows it.</summary>
    Warning,

    /// <summary>The run stops; no report is written.</summary>
    Error,
}
