using System.Globalization;
using System.Text.RegularExpressions;

namespace Cdi.Cli.Authoring;

/// <summary>Words of a file, written as the study language reads them.</summary>
internal static partial class SpecWords
{
    /// <summary>Names that every first spec gives away itself.</summary>
    private static readonly string[] Taken = ["label", "drawn_with"];

    /// <summary>Words that stand between others where a value is expected.</summary>
    private static readonly string[] Joining = ["of", "from", "by", "where", "and", "or"];

    /// <summary>A name for something that a file calls otherwise.</summary>
    /// <param name="text">What the file calls it.</param>
    public static string Name(string text)
    {
        var name = NotInNames().Replace(text, "_").Trim('_');
        if (name.Length == 0 || char.IsDigit(name[0])) return "x_" + name;
        return Taken.Contains(name) || Joining.Contains(name) ? name + "_" : name;
    }

    /// <summary>Whether a spec can name a column of a file: no name holds a backtick or a line end.</summary>
    /// <param name="header">The header as it stands in the file.</param>
    public static bool CanName(string header) => !header.AsSpan().ContainsAny("`\r\n");

    /// <summary>A header: bare where it is a name, else between backticks.</summary>
    /// <param name="header">The header as it stands in the file.</param>
    /// <exception cref="UserErrorException">No spec can name it.</exception>
    public static string Header(string header)
    {
        if (PlainName().IsMatch(header) && !Joining.Contains(header)) return header;
        return CanName(header)
            ? $"`{header}`"
            : throw new UserErrorException($"The header `{header.ReplaceLineEndings("␤")}` cannot be written in a spec.", "Rename the column in the file.");
    }

    /// <summary>A label before the equals sign of a map.</summary>
    /// <param name="label">The label as it stands in the file.</param>
    public static string Key(string label) => (PlainName().IsMatch(label) && !Joining.Contains(label)) || WholeNumber().IsMatch(label) ? label : Quoted(label);

    /// <summary>A string with its quotes.</summary>
    /// <param name="text">What the string holds.</param>
    public static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    /// <summary>Words of a file within a line of documentation: line ends and control characters become blanks.</summary>
    /// <param name="text">A header, label or name of a file.</param>
    /// <param name="keepBlanks">Whether blanks at the ends stay.</param>
    public static string Plain(string text, bool keepBlanks = false)
    {
        var plain = string.Concat(text.Select(each => char.IsControl(each) || each is '\u2028' or '\u2029' ? ' ' : each));
        return keepBlanks ? plain : plain.Trim();
    }

    /// <summary>A number, to the last bit.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[^\p{L}\p{Nd}_]+")]
    private static partial Regex NotInNames();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z")]
    private static partial Regex PlainName();

    [GeneratedRegex("^(0|-?[1-9][0-9]{0,8})$")]
    private static partial Regex WholeNumber();
}
