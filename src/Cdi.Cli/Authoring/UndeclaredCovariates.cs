using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Sampling;

namespace Cdi.Cli.Authoring;

/// <summary>Holds the columns that a first spec does not declare against its draw: a run compares declared columns only, and labels drawn by another column
/// would pass.</summary>
/// <param name="labelled">The file.</param>
/// <param name="missing">The strings that the spec reads as "missing".</param>
internal sealed class UndeclaredCovariates(LabelledFile labelled, IReadOnlyList<string> missing)
{
    private const double Strong = 1e-4;
    private const double Weak = 0.01;
    private const int MostColumns = 40;
    private const int MostLevels = 12;
    private const int MostShown = 3;
    private const ulong Seed = 1;

    // Memory: beyond this many numbers, later columns are not compared.
    private const long MostNumbers = 20_000_000;

    /// <summary>Columns in which labelled texts differ from all more than the draw explains, the clearest first; at most three, none where labels or
    /// probabilities allow no comparison.</summary>
    public IReadOnlyList<string> Differences()
    {
        var columns = labelled.Others.Where(IsComparable).Take(MostColumns).ToList();
        if (columns.Count == 0) return [];
        var numbers = columns.Where(IsNumber).Select(column => column.Name).ToList();
        List<string> levels = [labelled.Human.Name, .. columns.Where(column => !IsNumber(column)).Select(column => column.Name)];
        var table = new ProfiledTable(labelled.Profile, missing).Read([.. numbers, .. labelled.Given is { } name ? [name] : Array.Empty<string>()], levels, []);
        var people = table.Factor(labelled.Human.Name).Codes.Span.ToArray().Select(code => code >= 0).ToArray();
        if (Design(table, people) is not { } design) return [];
        var known = columns.SelectMany(column => Variables(table, column, people)).Take((int)Math.Max(1, MostNumbers / table.Rows)).ToList();
        var found = DesignCheck.Of(design, people, [.. known.Select(each => each.Variable)], Seed).Variables;
        return [.. found.Where(each => each.Quantity == CheckedQuantity.Mean && each.AdjustedPValue < Weak)
            .Select(each => (Check: each, Known: known.First(variable => variable.Variable.Name == each.Name)))
            .OrderBy(each => each.Check.AdjustedPValue).DistinctBy(each => each.Known.Column).Take(MostShown).Select(each => Said(each.Check, each.Known))];
    }

    private static bool IsNumber(ColumnProfile column) => column.Guess is ColumnType.Number or ColumnType.Count && column.Values.Count == 0;

    private bool IsComparable(ColumnProfile column) => 2 * column.Missing < labelled.Profile.Rows && !column.IsUnique
        ? column.Values.Count > 1 || IsNumber(column) || column.Guess == ColumnType.Date
        : column.IsUnique && column.Guess == ColumnType.Number;

    /// <summary>The draw that the spec declares; null where the labels or the probabilities allow none.</summary>
    private DeclaredDesign? Design(CorpusTable table, bool[] people)
    {
        var labels = people.Count(each => each);
        if (labels == 0 || labels == people.Length) return null;
        if (labelled.Given is not { } given) return new(DrawMethod.FixedSize, Enumerable.Repeat((double)labels / people.Length, people.Length).ToArray());
        var probabilities = table.RecordedNumbers(given);
        for (var row = 0; row < people.Length; row++)
        {
            if (probabilities.Span[row] is not (> 0 and <= 1) || (probabilities.Span[row] == 1 && !people[row])) return null;
        }

        return new(DrawMethod.Poisson, probabilities);
    }

    private static IEnumerable<KnownCovariate> Variables(CorpusTable table, ColumnProfile column, bool[] people)
    {
        var isNumber = IsNumber(column);
        if (isNumber || (column.Guess == ColumnType.Date && column.Values.Count == 0))
        {
            var values = Filled(isNumber ? table.RecordedNumbers(column.Name).ToArray() : Days(table.Factor(column.Name)));
            return values is null || Separates(values, people) ? [] : [new(column.Name, "", isNumber, new(column.Name, values))];
        }

        var factor = table.Factor(column.Name);
        return Separates(factor.Codes.Span, people) ? [] : Levels(column.Name, factor);
    }

    /// <summary>An indicator for each of the most frequent levels; of two levels one says all.</summary>
    private static IEnumerable<KnownCovariate> Levels(string column, FactorColumn factor)
    {
        var codes = factor.Codes.ToArray();
        var frequent = codes.Where(code => code >= 0).CountBy(code => code).OrderByDescending(each => each.Value).ThenBy(each => each.Key)
            .Take(MostLevels).Select(each => each.Key).ToList();
        if (frequent.Count == 2) frequent.RemoveAt(0);
        foreach (var level in frequent)
        {
            var indicator = codes.Select(code => code == level ? 1.0 : 0.0).ToArray();
            yield return new(column, factor.Levels[level], false, new($"{column} = {factor.Levels[level]}", indicator));
        }
    }

    /// <summary>Whether labelled texts lie on one side: such a column numbers or names the draw itself, and cannot speak about it.</summary>
    private static bool Separates(double[] values, bool[] people)
    {
        var (least, most) = (new[] { double.PositiveInfinity, double.PositiveInfinity }, new[] { double.NegativeInfinity, double.NegativeInfinity });
        for (var row = 0; row < values.Length; row++)
        {
            var side = people[row] ? 1 : 0;
            (least[side], most[side]) = (Math.Min(least[side], values[row]), Math.Max(most[side], values[row]));
        }

        return most[0] < least[1] || most[1] < least[0];
    }

    private static bool Separates(ReadOnlySpan<int> codes, bool[] people)
    {
        var (with, without) = (new HashSet<int>(), new HashSet<int>());
        for (var row = 0; row < codes.Length; row++) (people[row] ? with : without).Add(codes[row]);
        return !with.Overlaps(without);
    }

    private static double[]? Filled(double[] values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0) return null;
        var mean = finite.Average();
        return [.. values.Select(value => double.IsFinite(value) ? value : mean)];
    }

    private static double[] Days(FactorColumn dates)
    {
        var days = dates.Levels.Select(Day).ToArray();
        return [.. dates.Codes.ToArray().Select(code => code < 0 ? double.NaN : days[code])];
    }

    private static double Day(string date) =>
        DateOnly.TryParseExact(date, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : double.NaN;

    private static string Said(VariableCheck check, KnownCovariate known)
    {
        var column = Quote(known.Column);
        var fact = known switch
        {
            { Level.Length: > 0 } => FormattableString.Invariant(
                $"{column} is {Quote(known.Level)} in {100 * check.Labelled:0.#} % of the labelled texts and {100 * check.Expected:0.#} % of all"),
            { IsNumber: false } => $"{column} is {Date(check.Labelled)} on average among the labelled texts and {Date(check.Expected)} among all",
            _ => FormattableString.Invariant($"{column} has mean {check.Labelled:G4} among the labelled texts and {check.Expected:G4} among all"),
        };
        var verdict = check.AdjustedPValue < Strong ? "they were not drawn as declared" : "they may not have been drawn as declared";
        var p = check.AdjustedPValue < 1e-15 ? "< 1e-15" : FormattableString.Invariant($"= {check.AdjustedPValue:G2}");
        return $"{fact} (p {p}): {verdict}. Declare {column}, and a run checks it; `given` names each text's probability, or `strata`.";
    }

    private static string Date(double day) => DateOnly.FromDayNumber((int)Math.Round(day)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quote(string value) => $"`{SpecWords.Plain(value, keepBlanks: true)}`";

    private sealed record KnownCovariate(string Column, string Level, bool IsNumber, AuxiliaryVariable Variable);
}
