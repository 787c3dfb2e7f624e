using System.Globalization;
using System.Text;

namespace Cdi.AnnotationPage.People;

/// <summary>Names under which people are invited.</summary>
internal static class PersonName
{
    /// <summary>Letters of a name at most.</summary>
    public const int Longest = 80;

    /// <summary>A name as it is kept: without blanks at its ends, composed.</summary>
    /// <param name="written">As written.</param>
    /// <returns>Null where it is none: blank, too long, or with characters that do not show.</returns>
    public static string? Of(string written)
    {
        if (written.Any(char.IsSurrogate) && !IsWellFormed(written)) return null;
        var name = written.Trim().Normalize(NormalizationForm.FormC);
        return name.Length is > 0 and <= Longest && name.All(Shows) ? name : null;
    }

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static bool Shows(char letter) => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
