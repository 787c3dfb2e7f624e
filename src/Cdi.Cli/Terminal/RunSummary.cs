using System.Globalization;
using Cdi.Dsl.Text;
using Cdi.Studies.Results;

namespace Cdi.Cli.Terminal;

/// <summary>Prints the result of a run for a person: the primary term of every estimand by every method, beside the truth where it is known.</summary>
internal static class RunSummary
{
    // A model of hundreds of terms must not fill the screen.
    private const int MostTerms = 20;

    private const string NotKnown = "–";
    private const string Withheld = "withheld";

    /// <summary>Prints the tables.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(StudyResult result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Definition.Name}: {Counted.Of(result.Corpus.Kept, "text")}, {result.Design.Labels}, design {result.Design.Name}, seed {result.Seed}"));
        foreach (var (condition, rows) in result.Corpus.Dropped)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"keep = {condition}: {Counted.Of(rows, "row")} dropped"));
        }

        foreach (var estimands in result.Definition.Estimands.GroupBy(estimand => estimand.Cell?.Of ?? estimand.Name, StringComparer.Ordinal))
        {
            if (estimands.First().Cell is null) Print(result.Of(estimands.Key), output);
            else Print(estimands.Key, [.. estimands.Select(estimand => result.Of(estimand.Name).Primary)], output);
        }
    }

    // The answers of one estimand for groups of texts, or for options.
    private static void Print(string estimand, IReadOnlyList<Estimate> cells, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{estimand} ({Head(cells[0])})");
        var table = new TextTable();
        table.Add(cells[0].Method.Name, "estimate", "lower", "upper", "texts", "labels", "truth");
        foreach (var cell in cells)
        {
            string[] row = Row(cell);
            table.Add(cell.Term, row[1], row[2], row[3], Whole(cell.Cell?.Texts ?? 0), Whole(cell.Cell?.Labels.Count ?? 0), row[6]);
        }

        table.Print(output);
        foreach (var cell in cells.Where(each => each.Caution.Length > 0)) output.WriteLine($"  {ShownText.Line(cell.Term)}: {cell.Caution}");
    }

    private static string Head(Estimate primary)
    {
        var level = (100 * primary.Level).ToString("G4", CultureInfo.InvariantCulture) + " %";
        return $"{primary.Scale.Name}; {level} intervals for the {primary.Generalise.ToString().ToLowerInvariant()}";
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Print(EstimateSet estimates, TextWriter output)
    {
        var primary = estimates.Primary;
        output.WriteLine();
        output.WriteLine($"{estimates.Estimand}: {ShownText.Line(primary.Term)} ({Head(primary)})");
        var table = new TextTable();
        table.Add("method", "estimate", "lower", "upper", "labels", "ESS", "truth");
        foreach (var estimate in estimates.All.Where(each => each.Term == primary.Term)) table.Add(Row(estimate));
        table.Print(output);

        if (primary.Caution.Length > 0) output.WriteLine($"  {primary.Caution}");
        var others = estimates.All.Select(each => each.Term).Where(term => term != primary.Term).Distinct().ToList();
        if (others.Count > 0)
            output.WriteLine($"  further terms in the report: {ShownText.Line(string.Join(", ", others.Take(MostTerms)))}{Rest(others.Count - MostTerms)}");
    }

    private static string Rest(int more) => more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "";

    private static string[] Row(Estimate estimate) =>
    [
        Label(estimate),
        Number(estimate.Point),
        estimate.Lower is { } lower ? Number(lower) : Withheld,
        estimate.Upper is { } upper ? Number(upper) : Withheld,
        estimate.Labels.Count.ToString(CultureInfo.InvariantCulture),
        estimate.EffectiveSampleSize is { } size ? size.ToString("F0", CultureInfo.InvariantCulture) : NotKnown,
        estimate.Truth is { } truth ? Number(truth) : NotKnown,
    ];

    private static string Label(Estimate estimate)
    {
        var sample = !estimate.Valid ? "" : $" @ {estimate.Design}";
        var mark = estimate.Primary ? " (primary)" : estimate.Valid ? "" : " (not valid)";
        return estimate.Method.Name + sample + mark;
    }

    private static string Number(double value) => double.IsNaN(value) ? NotKnown : value.ToString("F4", CultureInfo.InvariantCulture);
}
