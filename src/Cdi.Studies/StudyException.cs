using Cdi.Corpus;

namespace Cdi.Studies;

/// <summary>A run that the data stopped: what <c>RunAsync</c> of a compiled study throws where
/// <see cref="StudyRun.ExecuteAsync(IStudy, StudyRunOptions, CancellationToken)"/> returns a failure.</summary>
public sealed class StudyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">What was found, with at least one error.</param>
    public StudyException(IReadOnlyList<DataDiagnostic> diagnostics)
        : base(Summary(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>What was found: warnings, and the errors that stopped the run.</summary>
    public IReadOnlyList<DataDiagnostic> Diagnostics { get; }

    private static string Summary(IReadOnlyList<DataDiagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return string.Join('\n', diagnostics.Where(each => each.Severity == DataSeverity.Error).Select(each => $"{each.Code}: {each.Message} {each.Hint}"));
    }
}
