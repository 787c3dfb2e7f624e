using System.Text;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formatting;

/// <summary>Collects the lines of a formatted file and gives every comment a place, in the order of the file.</summary>
internal sealed class LineWriter(SourceText source, EquatableArray<CommentSyntax> comments)
{
    /// <summary>Characters before a comment that stands behind an entry.</summary>
    private const int CommentColumn = 41;

    private readonly StringBuilder text = new();
    private readonly StringBuilder line = new();
    private int nextComment;

    /// <summary>Characters on the line so far.</summary>
    public int Column => line.Length;

    /// <summary>Offset in the source behind what was written last.</summary>
    public int WrittenUpTo { get; private set; }

    /// <summary>Whether no blank line may stand before the next line: the first of a file or block, or one that belongs to the line above.</summary>
    public bool StaysClose { get; set; } = true;

    /// <summary>Whether a comment lies inside.</summary>
    public bool HasCommentIn(TextSpan span)
    {
        for (var i = nextComment; i < comments.Count && comments[i].Span.Start < span.End; i++)
        {
            if (comments[i].Span.Start >= span.Start) return true;
        }

        return false;
    }

    /// <summary>Adds to the line.</summary>
    public void Append(string words) => line.Append(words);

    /// <summary>Begins a line, behind the comments that stand in the source before it.</summary>
    /// <param name="indentation">Spaces before the line.</param>
    /// <param name="start">Offset of what the line is going to hold.</param>
    /// <param name="blank">Whether a blank line must come first; otherwise one stays if it was there.</param>
    public void Begin(int indentation, int start, bool blank = false)
    {
        var hadComments = PutComments(indentation, start, blank);
        Separate(start, blank && !hadComments);
        line.Append(' ', indentation);
    }

    /// <summary>Writes the comments that stand in the source before <paramref name="limit"/> on lines of their own.</summary>
    /// <returns>Whether there were any.</returns>
    public bool PutComments(int indentation, int limit, bool blank = false)
    {
        var before = nextComment;
        while (nextComment < comments.Count && comments[nextComment].Span.Start < limit)
        {
            var comment = comments[nextComment];
            Separate(comment.Span.Start, blank && nextComment == before);
            nextComment++;
            line.Append(' ', indentation).Append(Words(comment));
            Finish(comment.Span.End);
        }

        return nextComment > before;
    }

    /// <summary>Ends a line with the comments that stand inside what it holds, or behind it on its line of the source.</summary>
    /// <param name="indentation">Spaces before further comments: only one has room behind the line.</param>
    /// <param name="end">Offset behind what the line holds.</param>
    /// <param name="next">Offset of what follows.</param>
    public void End(int indentation, int end, int next)
    {
        var isFirst = true;
        while (nextComment < comments.Count && Belongs(comments[nextComment], end, next))
        {
            var comment = comments[nextComment++];
            if (isFirst) line.Append(' ', Math.Max(CommentColumn - line.Length, 2)).Append(Words(comment));
            else line.Append(' ', indentation).Append(Words(comment));
            isFirst = false;
            Finish(Math.Max(end, comment.Span.End));
        }

        if (isFirst) Finish(end);
    }

    /// <summary>Ends a line that has room for no comment, as within a text.</summary>
    public void Break(string content)
    {
        text.Append(line).Append('\n');
        line.Clear().Append(content);
    }

    /// <summary>The file, with the comments behind its last entry.</summary>
    public string Complete()
    {
        PutComments(0, int.MaxValue);
        return text.ToString();
    }

    private bool Belongs(CommentSyntax comment, int end, int next) =>
        comment.Span.Start < end || (comment.Span.Start < next && comment.IsTrailing && LineOf(comment.Span.Start) == LineOf(end));

    private void Separate(int start, bool blank)
    {
        var wasThere = start > WrittenUpTo && LineOf(start) - LineOf(WrittenUpTo) > 1;
        if ((blank || wasThere) && !StaysClose) text.Append('\n');
        StaysClose = false;
    }

    private void Finish(int end)
    {
        text.Append(line.ToString().TrimEnd()).Append('\n');
        line.Clear();
        WrittenUpTo = end;
    }

    private int LineOf(int offset) => source.Lines.Position(offset).Line;

    // Three slashes would be documentation, so a comment that begins with a slash keeps its distance unless it has two.
    private static string Words(CommentSyntax comment)
    {
        if (comment.Content.Length == 0) return "//";
        return comment.Content.StartsWith("//", StringComparison.Ordinal) ? "//" + comment.Content : "// " + comment.Content;
    }
}
