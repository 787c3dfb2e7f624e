using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>What the labels of a file are taken for.</summary>
internal abstract record OutcomeDecision
{
    private const int MostOptions = 26;

    private OutcomeDecision()
    {
    }

    /// <summary>Decides by what the author says, else by what the labels show.</summary>
    /// <param name="file">The file.</param>
    /// <param name="said">What the author says; null where nothing.</param>
    /// <exception cref="UserErrorException">The author says "number" of labels that are none.</exception>
    public static OutcomeDecision Of(LabelledFile file, OutcomeKind? said) => said switch
    {
        OutcomeKind.Options => new Options(),
        OutcomeKind.Number => file.IsNumeric ? Numbers(file, isWhole: false) : throw NotNumbers(file),
        null => file.IsNumeric ? Shown(file) : new Options(),
        _ => throw new ArgumentOutOfRangeException(nameof(said), said, "Not a kind of outcome."),
    };

    /// <summary>Values that no number of the scale can be and that look like codes or words of no answer: missing where labels are numbers.</summary>
    /// <param name="file">The file.</param>
    public static IReadOnlyList<(ColumnProfile Column, Sentinel Sentinel)> Sentinels(LabelledFile file) =>
        IsSymmetric(file) ? [] : [.. file.Labels.SelectMany(column => SentinelDetector.Find(column).Select(sentinel => (column, sentinel)))];

    private static OutcomeDecision Shown(LabelledFile file)
    {
        if (IsSymmetric(file)) return Numbers(file, isWhole: true);
        return NumericLabels.Of(file.Labels) switch
        {
            NumericLabels.Options => new Options(),
            NumericLabels.Scale scale => Numbers(file, scale.IsWhole),
            NumericLabels.Undecided undecided => new Open(undecided.Description, undecided.Count <= MostOptions),
            var unknown => throw new ArgumentOutOfRangeException(nameof(file), unknown, "Not a reading of numbers."),
        };
    }

    /// <summary>Whether labels are all whole numbers of a scale about 0, such as −2 to 2, of which −1 and −2 are no codes of no answer.</summary>
    private static bool IsSymmetric(LabelledFile file)
    {
        if (!file.IsNumeric || file.Labels.Any(column => column.Values.Count == 0 && column.Present > 0)) return false;
        var numbers = file.Labels.SelectMany(Listed).Distinct().Order().ToList();
        return numbers.Count is >= 5 and <= 11 && numbers[0] == -numbers[^1] && numbers.All(number => number == Math.Truncate(number))
            && numbers[^1] - numbers[0] == numbers.Count - 1;
    }

    private static IEnumerable<double> Listed(ColumnProfile column) => column.Values
        .Select(each => double.TryParse(each.Value.Replace(column.Decimal, '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : double.NaN)
        .Where(number => !double.IsNaN(number));

    private static Number Numbers(LabelledFile file, bool isWhole)
    {
        if (IsSymmetric(file)) return new(file.Labels.SelectMany(Listed).Min(), file.Labels.SelectMany(Listed).Max(), isWhole);
        var spreads = file.Labels.Select(column => column.Numbers).OfType<NumberSpread>().ToList();
        return new(spreads.Min(each => each.Minimum), spreads.Max(each => each.Maximum), isWhole);
    }

    private static UserErrorException NotNumbers(LabelledFile file)
    {
        var column = file.Labels.First(each => each.GuessWithoutWords is not (ColumnType.Indicator or ColumnType.Count or ColumnType.Number)
            || each.Numbers is null);
        return column.Present == 0
            ? new($"Column `{column.Name}` holds no label.", $"Name a column of labels with `{(column == file.Human ? "--human" : "--llm")}`.")
            : new($"Column `{column.Name}` holds labels that are no numbers.", "Leave `--outcome number` out: they are options, which have shares.");
    }

    /// <summary>Options, which have shares.</summary>
    internal sealed record Options : OutcomeDecision;

    /// <summary>Numbers, which have a mean.</summary>
    /// <param name="Lowest">Smallest label observed.</param>
    /// <param name="Highest">Largest label observed.</param>
    /// <param name="MayBeCodes">Whether they may as well be codes of categories: a few consecutive whole numbers, of which the author has said nothing.</param>
    internal sealed record Number(double Lowest, double Highest, bool MayBeCodes) : OutcomeDecision;

    /// <summary>Only the author knows.</summary>
    /// <param name="Description">What the labels are, as a clause.</param>
    /// <param name="CanBeOptions">Whether they are few enough to be options.</param>
    internal sealed record Open(string Description, bool CanBeOptions) : OutcomeDecision;
}
