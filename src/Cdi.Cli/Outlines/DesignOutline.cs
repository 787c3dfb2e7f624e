using System.Buffers;
using System.Globalization;
using System.Text;
using Cdi.Studies;
using Cdi.Studies.Definitions;

namespace Cdi.Cli.Outlines;

/// <summary>Prints model matrices: a line for each estimand, then a CSV table of names, first rows, sums and Euclidean norms.</summary>
internal static class DesignOutline
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>The text; a line that says so where no estimand is a regression.</summary>
    public static string Of(IReadOnlyList<DesignMatrix> designs)
    {
        if (designs.Count == 0) return "no estimand is a regression\n";
        var text = new StringBuilder();
        foreach (var design in designs)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"design of {design.Estimand}: {Dsl.Text.Counted.Of(design.Rows, "row")}, ")
                .Append(Dsl.Text.Counted.Of(design.Columns.Count, "column"));
            foreach (var (column, groups) in design.Absorbed)
                text.Append(CultureInfo.InvariantCulture, $", effects of {Dsl.Text.Counted.Of(groups, "group")} of {column} absorbed");
            text.Append('\n');
            Line(text, "row", design.Columns.Select(Quoted));
            foreach (var (index, row) in design.First.Index()) Line(text, (index + 1).ToString(CultureInfo.InvariantCulture), row.Select(Number));
            Line(text, "sum", design.Sums.Select(Number));
            Line(text, "norm", design.Norms.Select(Number));
        }

        return text.ToString();
    }

    /// <summary>The names of the columns alone.</summary>
    public static string Names(StudyDefinition study)
    {
        var text = new StringBuilder();
        foreach (var estimand in study.Estimands.Where(estimand => estimand.Kind.IsRegression()))
        {
            text.Append(CultureInfo.InvariantCulture, $"design of {estimand.Name}: {Dsl.Text.Counted.Of(estimand.Parameters.Count, "column")}\n");
            Line(text, "row", estimand.Parameters.Select(Quoted));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string head, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Prepend(head)).Append('\n');

    private static string Number(double value) => double.IsNaN(value) ? "NA" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(NeedQuotes) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
