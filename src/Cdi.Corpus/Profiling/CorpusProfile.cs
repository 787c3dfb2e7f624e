namespace Cdi.Corpus;

/// <summary>What a file that no spec describes yet looks like.</summary>
/// <param name="File">The file.</param>
/// <param name="Dialect">How it is written.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="Missing">Values to declare as missing: the defaults, and others in use for it that the file has (<c>NaN</c>, <c>NULL</c>, <c>N/A</c>).</param>
/// <param name="Columns">The columns, in the order of the file.</param>
internal sealed record CorpusProfile(CorpusFile File, FileDialect Dialect, long Rows, IReadOnlyList<string> Missing, IReadOnlyList<ColumnProfile> Columns)
{
    /// <summary>The largest number of distinct values that a profile lists.</summary>
    public const int MostValues = 50;

    /// <summary>Names that stand more than once in the header, each once: a spec cannot refer to their columns.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>Its format.</summary>
    public CorpusFormat Format => Dialect.Format;

    /// <summary>The first column that can be the key and looks like an identifier, or null: then the key is the row's number.</summary>
    public ColumnProfile? Key => Columns.FirstOrDefault(column => column is { IsUnique: true, Guess: ColumnType.Id });

    /// <summary>The text that annotators were probably shown: the text column with the longest values, or null where no column is text.</summary>
    public ColumnProfile? MainText => Columns.Where(column => column.Guess == ColumnType.Text).MaxBy(column => column.MeanLength);

    /// <summary>A column by its name, in whatever Unicode normal form either is written, or null.</summary>
    /// <param name="name">Name of the column in the file.</param>
    public ColumnProfile? Find(string name)
    {
        var composed = LabelSpelling.Composed(name);
        return Columns.FirstOrDefault(column => LabelSpelling.Composed(column.Name) == composed);
    }
}
