namespace Cdi.Corpus;

/// <summary>A corpus that cannot be used; carries every diagnostic found.</summary>
public sealed class CorpusException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">At least one diagnostic, in the order of the file.</param>
    /// <exception cref="ArgumentException"><paramref name="diagnostics"/> is empty.</exception>
    public CorpusException(IReadOnlyList<DataDiagnostic> diagnostics)
        : base(Summary(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>What was found.</summary>
    public IReadOnlyList<DataDiagnostic> Diagnostics { get; }

    private static string Summary(IReadOnlyList<DataDiagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (diagnostics.Count == 0) throw new ArgumentException("A corpus exception needs a diagnostic.", nameof(diagnostics));
        return string.Join('\n', diagnostics.Select(each => $"{each.Code}: {each.Message}"));
    }
}
