using System.Text;

namespace Cdi.Reporting.Html;

/// <summary>A page under construction. Interpolated strings are the only way in: literals are markup, holes are escaped.</summary>
/// <remarks>
/// The compiler hands every hole to <see cref="HtmlHandler"/>, so nothing that comes from a spec or a corpus can become
/// markup; what is markup already has the type <see cref="Markup"/>.
/// </remarks>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new();

    /// <summary>Appends markup with escaped holes, and a line end.</summary>
    public HtmlText Line([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] HtmlHandler content)
    {
        _ = content;
        text.Append('\n');
        return this;
    }

    /// <summary>Appends markup with escaped holes.</summary>
    public HtmlText Add([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] HtmlHandler content)
    {
        _ = content;
        return this;
    }

    /// <summary>The whole as a fragment that other pages take as it is.</summary>
    public Markup ToMarkup() => new(text.ToString());

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    internal void Raw(string markup) => text.Append(markup);

    internal void Escaped(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            switch (character)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                case '\'': text.Append("&#39;"); break;
                case '\n' or '\t': text.Append(character); break;
                case '\r': break;
                default: text.Append(char.IsControl(character) ? '\uFFFD' : character); break;
            }
        }
    }
}
