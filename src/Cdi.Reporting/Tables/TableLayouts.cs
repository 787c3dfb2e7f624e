using Cdi.Dsl.Text;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Tables;

/// <summary>Lays out regression tables: a column for each fit, a line for each term, in the order in which terms first occur.</summary>
internal static class TableLayouts
{
    private const string Absent = "";
    private const string None = "–";
    private const string Withheld = "withheld";

    /// <summary>The tables of one study's report: its own estimates, and of each estimand that is compared the methods side by side.</summary>
    public static IReadOnlyList<TableLayout> OfReport(RecordedResult result, string title)
    {
        var own = Of(TableColumn.Of([result], new()), new(), title);
        var compared = result.Estimates.Select(row => row.Estimand).Distinct().Select(estimand => Methods(result, estimand))
            .Where(columns => columns.Count > 1).Select(columns => Of(columns, new(), $"{title}: {columns[0].First.Estimand}, methods compared"));
        return [own, .. compared];
    }

    /// <summary>One table of columns.</summary>
    /// <param name="columns">The columns; at least one.</param>
    /// <param name="style">What is shown of them.</param>
    /// <param name="caption">What the table shows.</param>
    public static TableLayout Of(IReadOnlyList<TableColumn> columns, TableStyle style, string caption) => new(
        UrlSecrets.Hide(caption), [.. Head(columns)], [.. Body(columns, style)], [.. Foot(columns)], [.. Notes(columns, style).Select(UrlSecrets.Hide)],
        [.. columns.Select(column => column.Result).Distinct().Select(Provenance)]);

    private static IReadOnlyList<TableColumn> Methods(RecordedResult result, string estimand) => TableColumn.Of(
        [result], new() { Estimands = [estimand], Methods = [.. result.Estimates.Select(row => $"{row.Method.Name} @ {row.Design}").Distinct()] });

    private static IEnumerable<TableLine> Head(IReadOnlyList<TableColumn> columns)
    {
        yield return Line("", columns, (_, number) => $"({number})");
        if (columns.Select(column => column.Result).Distinct().Count() > 1) yield return Line("", columns, column => column.Result.Study);
        yield return Line("", columns, column => column.First.Estimand);
    }

    private static IEnumerable<TableLine> Body(IReadOnlyList<TableColumn> columns, TableStyle style)
    {
        foreach (var term in columns.SelectMany(column => column.Rows).Select(row => row.Term).Distinct())
        {
            yield return Line(term, columns, column => column.Find(term) is { } row ? Point(row, style) : Absent);
            if (style.Statistic != TableStatistic.None)
                yield return Line("", columns, column => column.Find(term) is { } row ? Statistic(row, style) : Absent);
        }
    }

    private static IEnumerable<TableLine> Foot(IReadOnlyList<TableColumn> columns)
    {
        yield return Line("Scale", columns, column => string.Join(", ", column.Rows.Select(row => row.Scale.Name).Distinct()));
        yield return Line("Texts", columns, column => NumberText.Count(column.First.Cell?.Texts ?? column.Result.Texts));
        yield return Line("Human labels", columns, column => NumberText.Count((column.First.Cell?.Labels ?? column.First.Labels).Count));
        if (columns.Any(column => column.First.Clusters is not null))
            yield return Line("Clusters with labels", columns, column => column.First.Clusters is { } clusters ? NumberText.Count(clusters) : None);
        yield return Line("Method", columns, column => column.First.Method.Name);
        yield return Line("Design", columns, column => column.First.Design);
        yield return Line("Generalises to", columns, column => Names.Of(column.First.Generalise));
    }

    private static IEnumerable<string> Notes(IReadOnlyList<TableColumn> columns, TableStyle style)
    {
        if (StatisticNote(columns, style.Statistic) is { } statistic) yield return statistic;
        if (style.Stars) yield return "+ p < 0.1, * p < 0.05, ** p < 0.01, *** p < 0.001.";
        foreach (var (index, column) in columns.Index())
        {
            if (!column.First.Valid) yield return $"({index + 1}): the model's labels alone, which people's have not corrected; intervals do not hold.";
            foreach (var row in column.Rows.Where(row => row.Caution.Length > 0)) yield return $"({index + 1}) {row.Term}: {row.Caution}";
        }
    }

    private static string? StatisticNote(IReadOnlyList<TableColumn> columns, TableStatistic statistic)
    {
        var shown = columns.SelectMany(column => column.Rows).ToList();
        var withheld = shown.Exists(row => row.IsWithheld) ? $" {char.ToUpperInvariant(Withheld[0])}{Withheld[1..]}: the labels carry no interval." : "";
        return statistic switch
        {
            TableStatistic.StandardError when shown.Exists(row => row.Scale.IsRatio) =>
                $"Standard errors in parentheses, of ratios by the delta method.{withheld}",
            TableStatistic.StandardError => $"Standard errors in parentheses.{withheld}",
            TableStatistic.Interval =>
                $"{string.Join(" and ", shown.Select(row => row.Level).Distinct().Select(NumberText.Level))} intervals in brackets.{withheld}",
            TableStatistic.PValue => $"Two-sided p-values in parentheses.{withheld}",
            TableStatistic.None => null,
        };
    }

    private static string Point(Estimate row, TableStyle style) => NumberText.Fixed(row.Point, style.Decimals) + (style.Stars ? Stars(row.PValue) : "");

    private static string Stars(double? p) => p switch { < 0.001 => "***", < 0.01 => "**", < 0.05 => "*", < 0.1 => "+", _ => "" };

    /// <summary>Where an interval is withheld, so is what a reader would make one of.</summary>
    private static string Statistic(Estimate row, TableStyle style) => row.IsWithheld ? $"({Withheld})" : style.Statistic switch
    {
        TableStatistic.StandardError => $"({NumberText.Fixed(row.StandardError, style.Decimals)})",
        TableStatistic.Interval =>
            $"[{NumberText.Fixed(row.Lower ?? double.NaN, style.Decimals)}, {NumberText.Fixed(row.Upper ?? double.NaN, style.Decimals)}]",
        TableStatistic.PValue => row.PValue is { } p ? $"({NumberText.PValue(p)})" : $"({None})",
        TableStatistic.None => "",
    };

    private static string Provenance(RecordedResult result) => FormattableString.Invariant(
        $"study {UrlSecrets.Hide(result.Study)}, spec {result.SpecSha256}, corpus {result.CorpusSha256}, seed {result.Seed}, {result.Tool}");

    private static TableLine Line(string label, IReadOnlyList<TableColumn> columns, Func<TableColumn, string> cell) =>
        Line(label, columns, (column, _) => cell(column));

    /// <summary>A table is published: a secret of an address is taken out before its characters are written as markup.</summary>
    private static TableLine Line(string label, IReadOnlyList<TableColumn> columns, Func<TableColumn, int, string> cell) =>
        new(UrlSecrets.Hide(label), [.. columns.Select((column, index) => UrlSecrets.Hide(cell(column, index + 1)))]);
}
