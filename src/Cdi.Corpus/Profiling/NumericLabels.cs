using System.Globalization;

namespace Cdi.Corpus;

/// <summary>What numbers in a column of labels probably are: codes of options, or points of a scale.</summary>
internal abstract record NumericLabels
{
    private const int FewestPoints = 5;
    private const int MostPoints = 11;

    private NumericLabels()
    {
    }

    /// <summary>Reads labels that are all numbers.</summary>
    /// <param name="values">The different labels of people and model together, without missing ones and sentinels, each of them a number in invariant
    /// notation.</param>
    /// <returns>
    /// <see cref="Options"/> for up to two numbers, and for three or four consecutive whole ones; <see cref="Scale"/> for five to eleven consecutive whole
    /// numbers, and for numbers that are not all whole; otherwise <see cref="Undecided"/>, since the codes 1 to 23 of topics have no mean.
    /// </returns>
    /// <exception cref="ArgumentException">A value is no number.</exception>
    public static NumericLabels Of(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var numbers = values.Select(Number).Distinct().Order().ToList();
        if (numbers.Count <= 2) return new Options();
        var (lowest, highest) = (numbers[0], numbers[^1]);
        if (!numbers.TrueForAll(number => number == Math.Truncate(number))) return new Scale(lowest, highest, IsWhole: false);
        var isConsecutive = highest - lowest == numbers.Count - 1;
        if (!isConsecutive) return new Undecided(numbers.Count, $"{Show(numbers.Count)} whole numbers from {Show(lowest)} to {Show(highest)} with gaps");
        return numbers.Count switch
        {
            < FewestPoints => new Options(),
            <= MostPoints => new Scale(lowest, highest, IsWhole: true),
            _ => new Undecided(numbers.Count, $"{Show(numbers.Count)} whole numbers from {Show(lowest)} to {Show(highest)}"),
        };
    }

    /// <summary>Reads columns of labels that are all numbers, leaving out what <see cref="SentinelDetector"/> finds.</summary>
    /// <param name="columns">The labels of people and of the model.</param>
    /// <returns>As for the list of their values; a column of more values than a profile lists is a scale where they are not all whole, otherwise
    /// undecided.</returns>
    /// <exception cref="ArgumentException">A value is no number.</exception>
    public static NumericLabels Of(IReadOnlyList<ColumnProfile> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.All(column => column.Present == 0 || column.Values.Count > 0))
        {
            return Of(columns.SelectMany(column => column.Values.Select(each => each.Value)
                .Except(SentinelDetector.Find(column).Select(sentinel => sentinel.Value))
                .Select(value => LabelSpelling.NumberIn(value, column.Decimal) ?? value.Replace(column.Decimal, '.'))));
        }

        var spreads = columns.Select(column => column.Numbers).OfType<NumberSpread>().ToList();
        var (lowest, highest) = (spreads.Min(each => each.Minimum), spreads.Max(each => each.Maximum));
        return spreads.TrueForAll(each => each.AreWhole)
            ? new Undecided(CorpusProfile.MostValues + 1, $"more than {Show(CorpusProfile.MostValues)} whole numbers from {Show(lowest)} to {Show(highest)}")
            : new Scale(lowest, highest, IsWhole: false);
    }

    private static double Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"`{value}` is no number.", nameof(value));

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Codes of options.</summary>
    public sealed record Options : NumericLabels;

    /// <summary>Points of a scale, whose ends are those observed: the scale itself may be longer.</summary>
    /// <param name="Lowest">Smallest label.</param>
    /// <param name="Highest">Largest label.</param>
    /// <param name="IsWhole">Whether all labels are whole numbers, so that "scale or code?" remains to be asked.</param>
    public sealed record Scale(double Lowest, double Highest, bool IsWhole) : NumericLabels;

    /// <summary>Either: only the author knows.</summary>
    /// <param name="Count">Different labels.</param>
    /// <param name="Description">What they are, as a clause: <c>23 whole numbers from 1 to 23</c>.</param>
    public sealed record Undecided(int Count, string Description) : NumericLabels;
}
