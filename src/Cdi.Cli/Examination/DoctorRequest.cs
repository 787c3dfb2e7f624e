using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>What a user said about the file to examine.</summary>
/// <param name="File">The file, as given.</param>
internal sealed record DoctorRequest(string File)
{
    /// <summary>Header of the human labels; null where it is to be guessed.</summary>
    public string? Human { get; init; }

    /// <summary>Header of the model's labels; null where it is to be guessed.</summary>
    public string? Llm { get; init; }

    /// <summary>Header of the model's confidence; null where it is to be guessed.</summary>
    public string? Confidence { get; init; }

    /// <summary>Header of the inclusion probabilities; null where it is to be guessed.</summary>
    public string? Given { get; init; }

    /// <summary>The delimiter; null where it is to be recognised.</summary>
    public char? Delimiter { get; init; }

    /// <summary>What quotation marks mean; null for marks around values, checked.</summary>
    public Quoting? Quotes { get; init; }

    /// <summary>The sheet of a workbook; null for its first one.</summary>
    public string? Sheet { get; init; }

    /// <summary>The columns that the file must have.</summary>
    public IReadOnlyList<SoughtColumn> Sought =>
    [
        .. new (string? Name, string Flag)[] { (Human, "--human"), (Llm, "--llm"), (Confidence, "--confidence"), (Given, "--given") }
            .Where(each => each.Name is not null).Select(each => new SoughtColumn(each.Name ?? "", each.Flag)),
    ];
}
