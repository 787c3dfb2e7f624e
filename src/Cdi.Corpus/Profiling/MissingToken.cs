namespace Cdi.Corpus;

/// <summary>A string that a profile takes as "missing", as one column has it.</summary>
/// <param name="Token">The string: empty, <c>NA</c>, <c>NaN</c>.</param>
/// <param name="Rows">Rows of the column that have it.</param>
/// <param name="Quoted">Of these, rows where it stands in quotation marks, as packages write a text and not a gap.</param>
internal sealed record MissingToken(string Token, long Rows, long Quoted)
{
    /// <summary>Whether it is text, and no gap, wherever it stands.</summary>
    public bool IsAlwaysQuoted => Token.Length > 0 && Rows > 0 && Quoted == Rows;

    /// <summary>Whether it is rather a value, such as Namibia's <c>NA</c>: it has letters, and is always quoted or stands beside true blanks.</summary>
    /// <param name="column">The column.</param>
    public bool MayBeValue(ColumnProfile column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Token.Length == 0 || Rows == 0) return false;
        return IsAlwaysQuoted || column.MissingTokens.Any(each => each.Token.Length == 0 && each.Rows > 0);
    }
}
