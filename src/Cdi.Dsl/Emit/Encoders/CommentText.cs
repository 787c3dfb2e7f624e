using Cdi.Dsl.Text;

namespace Cdi.Dsl.Emit.Encoders;

/// <summary>Text of a <c>//</c> comment: one line for every reader, whatever it takes for the end of a line.</summary>
internal readonly struct CommentText
{
    private readonly string? text;

    private CommentText(string text) => this.text = text;

    /// <summary>Encodes a text; what is not printable stands as <c>\u2028</c>.</summary>
    public static CommentText Of(string text) => new(VisibleText.OneLine(text));

    /// <inheritdoc/>
    public override string ToString() => text ?? "";
}
