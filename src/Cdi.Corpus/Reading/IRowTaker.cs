namespace Cdi.Corpus.Reading;

/// <summary>Takes of each row what a definition leaves aside, while its own columns are read.</summary>
internal interface IRowTaker
{
    /// <summary>Sees a reader before its first row.</summary>
    /// <param name="reader">The reader.</param>
    void Begin(RowCursor reader);

    /// <summary>Takes the row that the reader stands at.</summary>
    /// <param name="reader">The reader.</param>
    void Append(RowCursor reader);
}
