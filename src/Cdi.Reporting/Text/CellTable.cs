using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>The primary estimates of all groups, or options, that one estimand asks about.</summary>
/// <param name="Of">Name of the estimand.</param>
/// <param name="Documentation">What its author says of it; empty where nothing.</param>
/// <param name="Shown">What is asked, without the group.</param>
/// <param name="Rows">The estimates, in the order of the cells.</param>
internal sealed record CellTable(string Of, string Documentation, string Shown, IReadOnlyList<Estimate> Rows)
{
    /// <summary>One table for each estimand that asks about groups or options, in the order of the spec.</summary>
    public static IEnumerable<CellTable> All(StudyResult result) => result.Definition.Estimands.Where(estimand => estimand.Cell is not null)
        .GroupBy(estimand => estimand.Cell?.Of ?? "", StringComparer.Ordinal)
        .Select(cells => new CellTable(cells.Key, cells.First().Documentation, Question(cells.First().Shown),
            [.. cells.Select(cell => result.Of(cell.Name).Primary)]));

    /// <summary>The method.</summary>
    public string Method => Rows[0].Method.Name;

    /// <summary>The level of the intervals.</summary>
    public double Level => Rows[0].Level;

    /// <summary>Names of the columns that tell cells apart.</summary>
    public IEnumerable<string> Header => Names(Rows[0], "Option", level => level.Column);

    /// <summary>What tells a cell apart.</summary>
    public static IEnumerable<string> Names(Estimate row) => Names(row, row.Cell?.Cell.Option ?? "", level => level.Level);

    /// <summary>Whether groups have pooled values beside their estimates.</summary>
    public bool IsPooled => Rows.Any(row => row.Pooled is not null);

    /// <summary>Names of the columns of pooled values.</summary>
    public IEnumerable<string> PooledNames => Rows.Select(row => row.Pooled).OfType<PooledFacts>().FirstOrDefault() is { } pooled
        ? ["Pooled", $"{NumberText.Level(pooled.Level)} interval", "Own weight"] : [];

    /// <summary>The pooled value of a cell.</summary>
    public IEnumerable<string> PooledNumbers(Estimate row)
    {
        if (!IsPooled) return [];
        if (row.Pooled is not { } pooled) return ["–", "–", "–"];
        var decimals = Terms.Decimals([row]);
        return
        [
            NumberText.Fixed(pooled.Point, decimals), $"[{NumberText.Fixed(pooled.Lower, decimals)}, {NumberText.Fixed(pooled.Upper, decimals)}]",
            NumberText.Fixed(pooled.Own, 2),
        ];
    }

    /// <summary>Names of the columns of numbers.</summary>
    public static IEnumerable<string> Numbers(double level) =>
        ["Estimate", $"{NumberText.Level(level)} interval", "Std. error", "Texts", "Labels"];

    /// <summary>The numbers of a cell.</summary>
    public static IEnumerable<string> Numbers(Estimate row)
    {
        var decimals = Terms.Decimals([row]);
        return
        [
            NumberText.Fixed(row.Point, decimals), double.IsNaN(row.Point) ? "–" : Terms.Interval(row, decimals),
            NumberText.Fixed(row.FunctionStandardError, NumberText.DecimalsFor(row.FunctionStandardError)),
            NumberText.Count(row.Cell?.Texts ?? 0), NumberText.Count(row.Cell?.Labels.Count ?? 0),
        ];
    }

    private static IEnumerable<string> Names(Estimate row, string option, Func<Studies.Definitions.CellLevel, string> name) =>
        row.Cell is not { Cell: var cell } ? [] : [.. cell.Option is null ? [] : new[] { option }, .. cell.Levels.Select(name)];

    private static string Question(string shown) => shown.IndexOf(" where ", StringComparison.Ordinal) is > 0 and var end ? shown[..end] : shown;
}
