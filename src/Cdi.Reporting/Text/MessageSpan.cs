namespace Cdi.Reporting.Text;

/// <summary>A piece of a diagnostic's message: plain, or a name between back quotes.</summary>
/// <param name="Text">The piece without its back quotes.</param>
/// <param name="IsCode">Whether it stood between back quotes.</param>
internal readonly record struct MessageSpan(string Text, bool IsCode)
{
    /// <summary>The pieces of a message; an odd back quote at the end stays as it is.</summary>
    public static IReadOnlyList<MessageSpan> Split(string message)
    {
        var spans = new List<MessageSpan>();
        var at = 0;
        while (at < message.Length)
        {
            var open = message.IndexOf('`', at);
            var close = open < 0 ? -1 : message.IndexOf('`', open + 1);
            if (close < 0) break;
            if (open > at) spans.Add(new(message[at..open], false));
            if (close > open + 1) spans.Add(new(message[(open + 1)..close], true));
            at = close + 1;
        }

        if (at < message.Length) spans.Add(new(message[at..], false));
        return spans;
    }
}
