using System.Text;

namespace Cdi.Reporting.Tables;

/// <summary>Regression tables in LaTeX with the rules of the package booktabs.</summary>
internal static class TexTable
{
    /// <summary>What each file begins with.</summary>
    public const string Mark = "% Written by cdi. Needs \\usepackage{booktabs}.";

    /// <summary>The tables one below the other.</summary>
    public static string Of(IReadOnlyList<TableLayout> tables) => Mark + "\n" + string.Concat(tables.Select(Of));

    private static string Of(TableLayout table)
    {
        var text = new StringBuilder("\n");
        foreach (var line in table.Provenance) text.Append("% ").Append(OneLine(line)).Append('\n');
        text.Append("\\begin{table}\n\\centering\n");
        if (table.Caption.Length > 0) text.Append("\\caption{").Append(Escaped(table.Caption)).Append("}\n");
        var columns = table.Head[0].Cells.Count;
        text.Append("\\begin{tabular}[t]{l").Append('c', columns).Append("}\n\\toprule\n");
        Lines(text, table.Head);
        text.Append("\\midrule\n");
        Lines(text, table.Body);
        text.Append("\\midrule\n");
        Lines(text, table.Foot);
        text.Append("\\bottomrule\n\\end{tabular}\n");
        foreach (var note in table.Notes) text.Append("\\par\\smallskip\\parbox{\\linewidth}{\\footnotesize ").Append(Escaped(note)).Append("}\n");
        return text.Append("\\end{table}\n").ToString();
    }

    /// <summary>A bracket that begins a line would be taken for an argument of the line end before it, and an asterisk too: braces keep them apart.</summary>
    private static void Lines(StringBuilder text, IReadOnlyList<TableLine> lines)
    {
        foreach (var line in lines)
        {
            var label = Escaped(line.Label);
            text.Append(label.StartsWith('[') || label.StartsWith('*') ? "{}" : "").Append(label);
            foreach (var cell in line.Cells) text.Append(" & ").Append(Escaped(cell));
            text.Append(" \\\\\n");
        }
    }

    /// <summary>Text that means itself in LaTeX.</summary>
    private static string Escaped(string content)
    {
        var text = new StringBuilder(content.Length);
        foreach (var character in OneLine(content)) text.Append(Escaped(character));
        return text.ToString();
    }

    private static string Escaped(char character) => character switch
    {
        '\\' => "\\textbackslash{}",
        '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{character}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '<' => "\\textless{}",
        '>' => "\\textgreater{}",
        '|' => "\\textbar{}",
        '"' => "\\textquotedbl{}",
        '`' => "\\textasciigrave{}",
        '−' => "$-$",
        '∞' => "$\\infty$",
        '–' => "--",
        '\u00a0' => "~",
        '\u202f' => "\\,",
        _ => character.ToString(),
    };

    private static string OneLine(string content) =>
        string.Concat(content.ReplaceLineEndings(" ").Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
