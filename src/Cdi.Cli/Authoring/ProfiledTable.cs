using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>Reads columns of a profiled file as a study would read them.</summary>
/// <param name="profile">The profile.</param>
/// <param name="missing">The strings that mean "missing".</param>
internal sealed class ProfiledTable(CorpusProfile profile, IReadOnlyList<string> missing)
{
    /// <summary>Most columns whose numbers or levels are held in memory at once.</summary>
    private const int MostColumns = 64;

    /// <summary>The range of every column of numbers, of which the first <see cref="MostColumns"/> with many values are read anew.</summary>
    public IReadOnlyDictionary<string, NumberRange> Ranges()
    {
        var numeric = profile.Columns.Where(column => column.Guess is ColumnType.Number or ColumnType.Count or ColumnType.Indicator).ToList();
        var many = numeric.Where(column => column.Values.Count == 0 && column.Missing < profile.Rows).Take(MostColumns).Select(column => column.Name).ToList();
        var table = many.Count == 0 ? null : Read(many, [], []);
        var ranges = new Dictionary<string, NumberRange>(StringComparer.Ordinal);
        foreach (var column in numeric)
        {
            var numbers = many.Contains(column.Name) && table is not null ? table.RecordedNumbers(column.Name).ToArray() : Listed(column);
            if (NumberRange.Of(numbers) is { } range) ranges.Add(column.Name, range);
        }

        return ranges;
    }

    /// <summary>Reads columns.</summary>
    /// <param name="numbers">Headers of columns of numbers.</param>
    /// <param name="factors">Headers of columns of levels.</param>
    /// <param name="labels">Columns of labels with their maps.</param>
    /// <exception cref="CorpusException">A value is none of its kind.</exception>
    public CorpusTable Read(IReadOnlyList<string> numbers, IReadOnlyList<string> factors, IReadOnlyList<RecordedLabels> labels) => CorpusReader.Read(
        new CorpusDefinition
        {
            Name = "data",
            Source = profile.File.Path,
            Format = profile.Dialect.Format,
            Sheet = profile.Dialect.Sheet,
            Delimiter = profile.Dialect.Delimiter,
            Decimal = profile.Dialect.Decimal,
            Quotes = profile.Dialect.Quotes,
            Missing = missing,
            Columns = [.. factors.Select(name => new ColumnDefinition(name, ColumnType.Factor))],
            RecordedNumbers = [.. numbers.Select(name => new RecordedNumbers(name, name, double.NegativeInfinity, double.PositiveInfinity))],
            RecordedLabels = labels,
        },
        profile.File);

    private IEnumerable<double> Listed(ColumnProfile column) =>
        column.Values.SelectMany(each => Enumerable.Repeat(Number(each.Value), checked((int)Math.Min(each.Rows, int.MaxValue))));

    private double Number(string value) => value.Trim().ToUpperInvariant() switch
    {
        "TRUE" => 1,
        "FALSE" => 0,
        var number => double.TryParse(number.Replace(profile.Dialect.Decimal, '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed
            : double.NaN,
    };
}
