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

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
