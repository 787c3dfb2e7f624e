namespace Cdi.Corpus.Reading;

/// <summary>The rows of a file, one after the other, restricted to the columns that a study reads.</summary>
internal abstract class RowCursor : IDisposable
{
    /// <summary>Where the current row stands.</summary>
    public abstract RowPlace Place { get; }

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    /// <exception cref="CorpusException">The file is malformed (CDI9012), or, at its end at the latest, known to lack a sought column (CDI9006).</exception>
    public abstract bool Read();

    /// <summary>The value of the sought column <paramref name="column"/> in the current row, as UTF-8.</summary>
    /// <param name="column">Index into the names that the reader was made for.</param>
    /// <param name="value">The value; empty where there is none. Valid until the next row.</param>
    /// <returns>False where the row has no value at all: null, or no such property.</returns>
    public abstract bool TryGet(int column, out ReadOnlySpan<byte> value);

    /// <summary>Whether the value of a sought column in the current row is written as a text in quotation marks.</summary>
    /// <param name="column">Index into the names that the reader was made for.</param>
    public abstract bool IsQuoted(int column);

    /// <summary>Before the first row: keeps the columns that are not sought as well. Rows of a program have no others.</summary>
    public virtual void KeepOthers()
    {
    }

    /// <summary>Names of the columns kept that are not sought and stand once in the file; of rows that each name their own, those of the rows read so
    /// far.</summary>
    public virtual IReadOnlyList<string> Others => [];

    /// <summary>The value of a column among <see cref="Others"/> in the current row, as UTF-8; empty where there is none. Valid until the next row.</summary>
    /// <param name="column">Index into <see cref="Others"/>.</param>
    public virtual ReadOnlySpan<byte> Other(int column) => throw new InvalidOperationException("Rows of a program have no other columns.");

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
