using Cdi.Dsl.Text;
using Cdi.Reporting.Text;

namespace Cdi.Reporting.Html;

/// <summary>A message whose names stand between back quotes, as markup with those names as code.</summary>
internal static class HtmlMessage
{
    public static Markup Of(string message)
    {
        var html = new HtmlText();
        foreach (var span in MessageSpan.Split(UrlSecrets.Hide(message)))
        {
            if (span.IsCode) html.Add($"<code>{span.Text}</code>");
            else html.Add($"{span.Text}");
        }

        return html.ToMarkup();
    }
}
