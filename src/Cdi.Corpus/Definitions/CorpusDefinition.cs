namespace Cdi.Corpus;

/// <summary>What a study says about its corpus: where the file is, what it must contain and which columns the study reads.</summary>
/// <remarks>Columns of the file that no definition names are ignored.</remarks>
public sealed record CorpusDefinition
{
    /// <summary>Name of the corpus block; first part of every diagnostic's subject.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the file, relative to the spec's folder, or an http(s) URL.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the file's bytes in lower- or upper-case hexadecimal, or null where the spec has none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Rows that the file must have, before <see cref="Keep"/>; null where the spec has no <c>rows</c>.</summary>
    public long? Rows { get; init; }

    /// <summary>Name of the declared column whose values identify rows; null: the number of the row in the file, from 1.</summary>
    public string? Key { get; init; }

    /// <summary>How the file is written; null: decided by the extension of <see cref="Source"/> (<c>.tsv</c>, <c>.tab</c>, <c>.jsonl</c>, <c>.ndjson</c>,
    /// <c>.xlsx</c>, otherwise CSV).</summary>
    public CorpusFormat? Format { get; init; }

    /// <summary>The sheet of a workbook that is read; null: the first that a spreadsheet shows. Means nothing for other formats.</summary>
    public string? Sheet { get; init; }

    /// <summary>The character between cells; null: the one of the format. Means nothing for <see cref="CorpusFormat.Jsonl"/>.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The character before decimals in numbers, <c>.</c> or <c>,</c>; for <see cref="CorpusFormat.Jsonl"/> it holds in strings only.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>What quotation marks mean.</summary>
    public Quoting Quotes { get; init; }

    /// <summary>Values that mean "missing", compared exactly after white space at both ends is removed.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "NA"];

    /// <summary>Conditions that the rows of the population meet, all of them; empty keeps all rows. Rows that do not meet them are read and left out.</summary>
    public IReadOnlyList<RowCondition> Keep { get; init; } = [];

    /// <summary>Name of the declared column with the number of texts that a row stands for, each of them with its values and labels; null where every row is
    /// one text.</summary>
    public string? Frequency { get; init; }

    /// <summary>The declared columns, in the order of the spec.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    /// <summary>Recorded categorical answers of annotators, each read through a map.</summary>
    public IReadOnlyList<RecordedLabels> RecordedLabels { get; init; } = [];

    /// <summary>Labels that follow from recorded answers to several questions.</summary>
    public IReadOnlyList<DerivedLabels> DerivedLabels { get; init; } = [];

    /// <summary>Recorded numbers of annotators: confidences, inclusion probabilities, numeric answers.</summary>
    public IReadOnlyList<RecordedNumbers> RecordedNumbers { get; init; } = [];

    /// <summary>Annotations in files of their own, which are joined to the rows by <see cref="Key"/>.</summary>
    public IReadOnlyList<LabelFile> LabelFiles { get; init; } = [];

    /// <summary>Whether what doubles leave of the decimals of numbers is kept beside them.</summary>
    internal bool KeepsDecimals { get; init; }

    /// <summary>Dotted path of the block that declares the file, where that is no corpus; null: <c>corpus</c> and the name.</summary>
    internal string? Path { get; init; }

    /// <summary>Dotted path of an element of the block.</summary>
    /// <param name="element">Its name.</param>
    internal string SubjectOf(string element) => $"{Path ?? $"corpus.{Name}"}.{element}";
}
