using System.Diagnostics.CodeAnalysis;
using Cdi.Corpus;
using Cdi.Studies.Results;

namespace Cdi.Studies;

/// <summary>How a run ended: with a result, or with the facts about the data that stopped it.</summary>
public sealed class StudyOutcome
{
    private StudyOutcome(StudyResult? result, IReadOnlyList<DataDiagnostic> diagnostics)
    {
        Result = result;
        Diagnostics = diagnostics;
    }

    /// <summary>Whether there is a result.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    public bool Succeeded => Result is not null;

    /// <summary>The result, or null where the data stopped the run.</summary>
    public StudyResult? Result { get; }

    /// <summary>Warnings of a run with a result; otherwise warnings and at least one error.</summary>
    public IReadOnlyList<DataDiagnostic> Diagnostics { get; }

    /// <summary>The result, where a run must have one.</summary>
    /// <exception cref="StudyException">The data stopped the run.</exception>
    public StudyResult RequireResult() => Result ?? throw new StudyException(Diagnostics);

    /// <summary>A run with a result.</summary>
    /// <param name="result">The result; its warnings are those of the compiler and of the run.</param>
    /// <param name="warnings">Those of the run: what the compiler said was said when the study was compiled.</param>
    public static StudyOutcome Success(StudyResult result, IReadOnlyList<DataDiagnostic> warnings)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(warnings);
        return new(result, warnings);
    }

    /// <summary>A run that the data stopped.</summary>
    /// <exception cref="ArgumentException">No diagnostic is an error.</exception>
    public static StudyOutcome Failure(IReadOnlyList<DataDiagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return diagnostics.Any(each => each.Severity == DataSeverity.Error)
            ? new(null, diagnostics)
            : throw new ArgumentException("A failed run needs an error.", nameof(diagnostics));
    }
}
