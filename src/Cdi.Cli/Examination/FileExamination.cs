namespace Cdi.Cli.Examination;

/// <summary>Everything that an examination of a file found, before anything is printed.</summary>
internal sealed record FileExamination
{
    /// <summary>The file, as given.</summary>
    public required string File { get; init; }

    /// <summary>Its rows.</summary>
    public required long Rows { get; init; }

    /// <summary>How it is written where that is not what its name promises, as settings of a corpus block; empty otherwise.</summary>
    public IReadOnlyList<string> Dialect { get; init; } = [];

    /// <summary>The columns, in the order of the file.</summary>
    public required IReadOnlyList<ColumnFinding> Columns { get; init; }

    /// <summary>Which column plays which part.</summary>
    public required Roles Roles { get; init; }

    /// <summary>Rows that people labelled; 0 where nobody did or nobody can tell.</summary>
    public int Labelled { get; init; }

    /// <summary>How often the model agrees with people; null for numbers, or without a model.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>How far the model's numbers are from people's; null for options, or without a model.</summary>
    public NumberComparison? NumberComparison { get; init; }

    /// <summary>What stands in the way, grave concerns first.</summary>
    public IReadOnlyList<Concern> Concerns { get; init; } = [];

    /// <summary>What can be estimated.</summary>
    public IReadOnlyList<Prospect> Prospects { get; init; } = [];

    /// <summary>The first spec, run; null where none could be written.</summary>
    public Trial? Trial { get; init; }

    /// <summary>What to type next.</summary>
    public required NextStep Next { get; init; }
}
