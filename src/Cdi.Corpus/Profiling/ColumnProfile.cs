namespace Cdi.Corpus;

/// <summary>What the values of a column look like, from which a first spec is written.</summary>
/// <param name="Name">Name of the column in the file.</param>
/// <param name="Guess">The narrowest type that all values fit; never <see cref="ColumnType.Ordered"/> or <see cref="ColumnType.Image"/>, which no file
/// shows.</param>
/// <param name="Missing">Rows where the value is missing.</param>
/// <param name="IsUnique">Whether every row has a value and no two rows the same one: the column can be the key.</param>
/// <param name="MeanLength">Mean length of the values present, in UTF-16 units; 0 where there are none.</param>
/// <param name="Values">The distinct values in ordinal order, where there are at most <see cref="CorpusProfile.MostValues"/>; otherwise empty.</param>
internal sealed record ColumnProfile(string Name, ColumnType Guess, long Missing, bool IsUnique, double MeanLength, IReadOnlyList<ValueCount> Values)
{
    /// <summary>Most values of which a column of whole numbers that are all different may be a measurement.</summary>
    private const int FewNumbers = 26;

    /// <summary>Whether whole numbers tell rows apart and measure nothing: none stands twice.</summary>
    public bool NumbersRows => Guess == ColumnType.Count && IsUnique && Present > FewNumbers;

    /// <summary>Rows where a value is present.</summary>
    public long Present { get; init; }

    /// <summary>The guess that would be made if the words among <see cref="Suspects"/>, such as <c>.</c> or <c>None</c>, meant "missing".</summary>
    public ColumnType GuessWithoutWords { get; init; } = Guess;

    /// <summary>The strings taken as missing, in ordinal order.</summary>
    public IReadOnlyList<MissingToken> MissingTokens { get; init; } = [];

    /// <summary>Values in use as codes or words for "no answer", in ordinal order; <see cref="SentinelDetector"/> judges whether they are.</summary>
    public IReadOnlyList<ValueCount> Suspects { get; init; } = [];

    /// <summary>The numbers among the values; null where no value is one.</summary>
    public NumberSpread? Numbers { get; init; }

    /// <summary>A value with marks between thousands, <c>1.234,56</c>, where every value would be a number without them; null otherwise.</summary>
    public string? Grouped { get; init; }

    /// <summary>A number such as <c>1.234</c> that may stand for 1234, as whole numbers below 1000 stand beside it and no other decimals; null
    /// otherwise.</summary>
    public string? PerhapsGrouped { get; init; }

    /// <summary>The character before decimals in the file.</summary>
    public char Decimal { get; init; } = '.';
}
