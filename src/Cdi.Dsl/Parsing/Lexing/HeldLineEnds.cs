namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>The line ends that a bracket without partner would hold: those behind itself or a comma, up to a line that is an entry.</summary>
/// <remarks>Two walks from the end of the file find them for every bracket, so that a file of brackets takes no longer than another.</remarks>
internal sealed class HeldLineEnds
{
    private readonly IReadOnlyList<Token> tokens;

    // For each token the first line end at or behind it, before anything that bounds brackets; −1 where there is none.
    private readonly int[] next;

    // For each line end the last one that is held if it and all before it are; −1 where it is not.
    private readonly int[] last;

    /// <summary>Walks the tokens of a file.</summary>
    public HeldLineEnds(IReadOnlyList<Token> tokens)
    {
        this.tokens = tokens;
        next = new int[tokens.Count];
        last = new int[tokens.Count];
        if (tokens.Count > 0) next[tokens.Count - 1] = -1;
        for (var i = tokens.Count - 2; i >= 0; i--)
        {
            var isLineEnd = tokens[i].Kind == TokenKind.Newline;
            next[i] = tokens[i].BoundsBrackets ? -1 : isLineEnd ? i : next[i + 1];
            last[i] = isLineEnd && i > 0 && tokens[i - 1].Kind == TokenKind.Comma && !IsBeforeEntry(i) ? LastFrom(i) : -1;
        }
    }

    /// <summary>The last line end that a bracket holds; the bracket itself where it holds none.</summary>
    /// <param name="opener">Index of the bracket.</param>
    public int LastBehind(int opener)
    {
        var first = opener + 1 < tokens.Count ? next[opener + 1] : -1;
        if (first < 0) return opener;
        if (first > opener + 1) return Math.Max(opener, last[first]);
        return IsBeforeEntry(first) ? opener : LastFrom(first);
    }

    private int LastFrom(int lineEnd) => Math.Max(lineEnd, next[lineEnd + 1] is >= 0 and var further ? last[further] : -1);

    private bool IsBeforeEntry(int lineEnd) =>
        tokens[lineEnd + 1].Kind == TokenKind.Newline || tokens[lineEnd + 2 < tokens.Count ? lineEnd + 2 : lineEnd + 1].Kind is TokenKind.Equal
            or TokenKind.Colon;
}
