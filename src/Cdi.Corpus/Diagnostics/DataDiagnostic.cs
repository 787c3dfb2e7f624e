using System.Text.Json.Serialization;

namespace Cdi.Corpus;

/// <summary>A fact about the data that stops a run or belongs in its report: codes CDI9xxx.</summary>
/// <param name="Code">The code, <c>CDI9011</c>; never reused.</param>
/// <param name="Severity">Whether the run stops.</param>
/// <param name="Message">States the fact with its values.</param>
/// <param name="Hint">States the remedy.</param>
/// <param name="File">The file as resolved, or the source as written where no file was found.</param>
/// <param name="Subject">Dotted path of the element of the spec that it is about, such as <c>corpus.requests.hedge</c> or <c>estimand.hedging</c>.</param>
public sealed record DataDiagnostic(string Code, DataSeverity Severity, string Message, string Hint, string File, string Subject)
{
    private readonly string? withoutSpec;

    /// <summary>The remedy while no spec of the file exists, in which a comment could accept the fact; <see cref="Hint"/> where that speaks of no
    /// comment.</summary>
    [JsonIgnore]
    public string HintWithoutSpec
    {
        get => withoutSpec ?? Hint;
        init => withoutSpec = value;
    }

    /// <summary>Number of the data row, from 1, or null where no single row is meant.</summary>
    public long? Row { get; init; }

    /// <summary>Line of the file on which that row begins, from 1, or null.</summary>
    public long? Line { get; init; }

    /// <summary>Name of the column in the file, or null where no single column is meant.</summary>
    public string? Column { get; init; }
}
