namespace Cdi.Corpus.Profiling;

/// <summary>Looks at the values of one column, row by row.</summary>
internal sealed class ColumnProfiler(string name, char decimalMark)
{
    private const int LongestIdentifier = 64;
    private const int LongestLevel = 60;
    private const int LongestSuspect = 10;
    private const int MostLevels = 20;

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> suspects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (long Rows, long Quoted)> tokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> distinct = new(StringComparer.Ordinal);
    private readonly TypeGuess type = new(decimalMark);
    private readonly NumberTally numbers = new();
    private readonly GroupTally groups = new(decimalMark);
    private readonly GroupTally otherGroups = new(decimalMark == '.' ? ',' : '.');
    private long missing;
    private long present;
    private long length;
    private int longest;
    private bool repeats;
    private bool spaced;
    private bool words;

    /// <summary>Takes a missing value of the next row.</summary>
    /// <param name="token">The string that means "missing".</param>
    /// <param name="isQuoted">Whether it stands in quotation marks.</param>
    public void AddMissing(string token, bool isQuoted)
    {
        missing++;
        var (rows, quoted) = tokens.GetValueOrDefault(token);
        tokens[token] = (rows + 1, quoted + (isQuoted ? 1 : 0));
    }

    /// <summary>Takes the value of the next row.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bytes">The same in UTF-8.</param>
    public void Add(string value, ReadOnlySpan<byte> bytes)
    {
        present++;
        length += value.Length;
        if (counts.Count <= CorpusProfile.MostValues && counts.TryGetValue(value, out var before))
        {
            AddAgain(value, before);
            return;
        }

        longest = Math.Max(longest, value.Length);
        spaced |= value.AsSpan().ContainsAny(" \t\n\r");
        CountValue(value);
        groups.Add(value, bytes);
        otherGroups.Add(value, bytes);
        var isWord = value.Length <= LongestSuspect && SentinelDetector.IsWord(value);
        words |= isWord;
        var isCode = !isWord && type.Add(bytes) is { } number && numbers.Add(number);
        if (isWord || isCode) suspects[value] = suspects.GetValueOrDefault(value) + 1;
    }

    /// <summary>Takes a value that is known: it says of the column what it said before.</summary>
    private void AddAgain(string value, long before)
    {
        counts[value] = before + 1;
        repeats = true;
        if (suspects.TryGetValue(value, out var suspected) && (type.MayBeNumber || SentinelDetector.IsWord(value))) suspects[value] = suspected + 1;
    }

    /// <summary>The profile of the values taken.</summary>
    public ColumnProfile Complete() => new(
        name,
        Guess(words ? null : type.Type),
        missing,
        IsUnique,
        present == 0 ? 0 : (double)length / present,
        [.. Listed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ValueCount(pair.Key, pair.Value))])
    {
        Present = present,
        GuessWithoutWords = Guess(type.Type),
        MissingTokens = [.. tokens.Select(each => new MissingToken(each.Key, each.Value.Rows, each.Value.Quoted))],
        Suspects = [.. suspects.Select(each => new ValueCount(each.Key, each.Value))],
        Numbers = numbers.Complete(),
        Decimal = decimalMark,
        Grouped = groups.HoldsNumbers ? groups.Grouped : otherGroups.Grouped,
        PerhapsGrouped = groups.Perhaps,
    };

    private bool IsUnique => !repeats && missing == 0 && present > 0;

    private Dictionary<string, long> Listed => counts.Count <= CorpusProfile.MostValues ? counts : [];

    private void CountValue(string value)
    {
        if (!repeats) repeats = !distinct.Add(value);
        if (counts.Count > CorpusProfile.MostValues) return;
        counts[value] = counts.GetValueOrDefault(value) + 1;
    }

    /// <summary>The type where it is known from the values alone; a word among them is neither number nor date.</summary>
    private ColumnType Guess(ColumnType? known) => known ?? this switch
    {
        { present: 0 } => ColumnType.Text,
        { spaced: false, longest: <= LongestIdentifier } when IsUnique => ColumnType.Id,
        { longest: <= LongestLevel } when counts.Count <= MostLevels && 2 * counts.Count <= present => ColumnType.Factor,
        _ => ColumnType.Text,
    };
}
