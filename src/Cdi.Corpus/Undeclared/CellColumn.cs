using System.Text;
using Cdi.Corpus.Profiling;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Undeclared;

/// <summary>A column that no line of a study declares: its cells as codes, and what they look like.</summary>
/// <remarks>Types are guessed as <see cref="ColumnProfile"/> guesses them, each text once.</remarks>
internal sealed class CellColumn
{
    private const int LongestIdentifier = 64;
    private const int LongestLevel = 60;
    private const int LongestWord = 10;
    private const int MostFactorLevels = 20;

    private readonly CellCodes cells;
    private readonly MissingValues missing;
    private readonly TypeGuess type;
    private readonly int[] lengths;
    private double[] numbers = [];
    private bool words;
    private bool spaced;
    private bool repeats;
    private int longest;
    private long length;

    /// <summary>Looks at the different texts of a column.</summary>
    /// <param name="name">Its header.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="decimalMark">The character before decimals.</param>
    /// <param name="missing">The strings that mean "missing".</param>
    public CellColumn(string name, CellCodes cells, char decimalMark, MissingValues missing)
    {
        Name = name;
        this.cells = cells;
        this.missing = missing;
        type = new TypeGuess(decimalMark);
        lengths = new int[cells.Count];
        for (var code = 0; code < cells.Count; code++) Look(code);
        Guess = words || type.Type is not { } known ? GuessByForm() : known;
        if (Guess is not (ColumnType.Number or ColumnType.Count)) numbers = [];
    }

    /// <summary>Its header.</summary>
    public string Name { get; }

    /// <summary>The narrowest type that all values fit.</summary>
    public ColumnType Guess { get; }

    /// <summary>Rows where a value is present.</summary>
    public long Present { get; private set; }

    /// <summary>Rows where the value is missing.</summary>
    public long Missing => cells.Rows - Present;

    /// <summary>Different values.</summary>
    public int Distinct { get; private set; }

    /// <summary>Whether every row has a value and no two rows the same one.</summary>
    public bool IsUnique => !repeats && Missing == 0 && Present > 0;

    /// <summary>Mean length of the values present, in UTF-16 units; 0 where there are none.</summary>
    public double MeanLength => Present == 0 ? 0 : (double)length / Present;

    /// <summary>Different texts, missing ones among them.</summary>
    public int Codes => cells.Count;

    /// <summary>n: the code of each row of the file.</summary>
    public ReadOnlySpan<int> CodeOfRow => cells.Codes;

    /// <summary>Whether a text means "missing".</summary>
    /// <param name="code">Its code.</param>
    public bool IsMissing(int code) => lengths[code] < 0;

    /// <summary>The number of UTF-16 units of a text; 0 where it means "missing".</summary>
    /// <param name="code">Its code.</param>
    public int LengthOf(int code) => Math.Max(0, lengths[code]);

    /// <summary>The number that a text of a column of numbers is; NaN where it means "missing".</summary>
    /// <param name="code">Its code.</param>
    public double NumberOf(int code) => IsMissing(code) ? double.NaN : numbers[code];

    /// <summary>The day that a text of a column of dates is; null where it means "missing".</summary>
    /// <param name="code">Its code.</param>
    public DateOnly? DayOf(int code) => IsMissing(code) ? null : DateBuilder.Day(cells.Text(code));

    /// <summary>A text in Unicode normal form C, in which levels are told apart.</summary>
    /// <param name="code">Its code.</param>
    public string Level(int code) => LabelSpelling.Composed(Encoding.UTF8.GetString(cells.Text(code)));

    /// <summary>Whether different texts may be one level: in ASCII none are.</summary>
    public bool MayShareLevels { get; private set; }

    private void Look(int code)
    {
        var text = cells.Text(code);
        if (missing.Contains(text))
        {
            lengths[code] = -1;
            return;
        }

        var rows = cells.RowsOf(code);
        var isAscii = System.Text.Ascii.IsValid(text);
        MayShareLevels |= !isAscii;
        lengths[code] = isAscii ? text.Length : Encoding.UTF8.GetCharCount(text);
        Distinct++;
        Present += rows;
        repeats |= rows > 1;
        length += (long)rows * lengths[code];
        longest = Math.Max(longest, lengths[code]);
        spaced = spaced || text.IndexOfAny(" \t\n\r"u8) >= 0;
        if (lengths[code] <= LongestWord && SentinelDetector.IsWord(text)) words = true;
        else if (type.Add(text) is { } number) Keep(code, number);
    }

    private void Keep(int code, double number)
    {
        if (numbers.Length == 0) numbers = new double[cells.Count];
        numbers[code] = number;
    }

    private ColumnType GuessByForm() => this switch
    {
        { Present: 0 } => ColumnType.Text,
        { spaced: false, longest: <= LongestIdentifier } when IsUnique => ColumnType.Id,
        { longest: <= LongestLevel } when Distinct <= MostFactorLevels && 2 * Distinct <= Present => ColumnType.Factor,
        _ => ColumnType.Text,
    };
}
