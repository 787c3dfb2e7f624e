using System.Globalization;
using System.Runtime.CompilerServices;
using Cdi.Dsl.Text;

namespace Cdi.Reporting.Html;

/// <summary>Writes the literals of an interpolated string as markup and escapes its holes.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    private readonly HtmlText page;

    public HtmlHandler(int literalLength, int formattedCount, HtmlText page)
    {
        _ = (literalLength, formattedCount);
        this.page = page;
    }

    public void AppendLiteral(string markup) => page.Raw(markup);

    public void AppendFormatted(string? value) => page.Escaped(UrlSecrets.Hide(value ?? ""));

    public void AppendFormatted(char value) => page.Escaped([value]);

    public void AppendFormatted(int value) => page.Raw(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup value) => page.Raw(value.Value);
}
