using System.Globalization;

namespace Cdi.Corpus;

/// <summary>The rows of a corpus that a study is about: every declared and recorded column, typed and checked, in the order of the file.</summary>
/// <remarks>Made by <see cref="CorpusReader"/>. Immutable. Row indices run from 0 over the kept rows.</remarks>
public sealed class CorpusTable
{
    // Rows are held in memory.
    private const int MostTexts = 10_000_000;

    private readonly CorpusColumns columns;
    private readonly RowPlace[] places;
    private readonly IReadOnlyList<string>? keys;
    private readonly int[]? copies;

    internal CorpusTable(CorpusDefinition definition, CorpusFile file, long rowsRead, RowPlace[] places, CorpusColumns columns)
    {
        Definition = definition;
        File = file.Path;
        Sha256 = file.Sha256;
        RowsRead = rowsRead;
        this.places = places;
        this.columns = columns;
        keys = columns.Keys;
    }

    // Rows of another table, each as often as it stands there.
    private CorpusTable(CorpusTable of, int[] rows, int[] copies)
        : this(of.Definition, new CorpusFile(of.File, default, of.Sha256), of.RowsRead, Array.ConvertAll(rows, row => of.places[row]), of.columns.Take(rows))
    {
        (Dropped, Bases, this.copies) = (of.Dropped, of.Bases, copies);
    }

    /// <summary>What the study declared.</summary>
    public CorpusDefinition Definition { get; }

    /// <summary>Path of the file that was read.</summary>
    public string File { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Data rows of the file, before <see cref="CorpusDefinition.Keep"/>.</summary>
    public long RowsRead { get; }

    /// <summary>Rows that each condition of <see cref="CorpusDefinition.Keep"/> left out, in the order of the conditions.</summary>
    public IReadOnlyList<DroppedRows> Dropped { get; internal init; } = [];

    /// <summary>Bases that were computed of all rows, with the numbers that these gave them.</summary>
    public IReadOnlyList<FittedBasis> Bases { get; internal init; } = [];

    /// <summary>What came of each of <see cref="CorpusDefinition.LabelFiles"/>, in their order.</summary>
    public IReadOnlyList<JoinedLabels> Joined { get; private set; } = [];

    /// <summary>n, the rows kept.</summary>
    public int Rows => places.Length;

    /// <summary>Takes annotations from files of their own, as columns of this table: once, before anybody else has the table.</summary>
    internal void Join(IReadOnlyList<JoinedLabels> joined, Action<CorpusColumns> add)
    {
        Joined = joined;
        add(columns);
    }

    /// <summary>Adds a column of numbers that is 1 where a row has a value of each of some columns, else 0: before anybody else has the table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="of">The columns.</param>
    internal void AddKnown(string name, IEnumerable<string> of)
    {
        if (columns.Numbers.ContainsKey(name)) return;
        var known = new double[Rows];
        Array.Fill(known, 1);
        foreach (var column in of)
        {
            for (var row = 0; row < known.Length; row++)
            {
                if (IsMissing(column, row)) known[row] = 0;
            }
        }

        columns.Numbers.Add(name, known);
    }

    /// <summary>Adds a column of numbers: before anybody else has the table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">n.</param>
    internal void AddNumbers(string name, double[] values) => columns.Numbers.Add(name, values);

    /// <summary>Whether the table has a column of numbers, declared or added.</summary>
    /// <param name="name">Its name.</param>
    internal bool HasNumbers(string name) => columns.Numbers.ContainsKey(name);

    /// <summary>Whether a row has no value of a declared column.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="row">The row, from 0.</param>
    internal bool IsMissing(string column, int row) => columns.Numbers.TryGetValue(column, out var numbers) ? double.IsNaN(numbers[row])
        : columns.Factors.TryGetValue(column, out var factor) ? factor.Codes.Span[row] < 0 : columns.Texts[column][row].Length == 0;

    /// <summary>Takes what a model says of some rows out of the table: once, before anybody else has it.</summary>
    /// <param name="record">Name of recorded labels or numbers.</param>
    /// <param name="rows">n: which rows.</param>
    internal void TakeOut(string record, ReadOnlySpan<bool> rows)
    {
        if (columns.Labels.TryGetValue(record, out var labels))
        {
            var codes = labels.Codes.ToArray();
            for (var row = 0; row < codes.Length; row++) codes[row] = rows[row] ? -1 : codes[row];
            columns.Labels[record] = labels with { Codes = codes };
        }
        else
        {
            var numbers = columns.RecordedNumbers[record];
            for (var row = 0; row < numbers.Length; row++) numbers[row] = rows[row] ? double.NaN : numbers[row];
        }
    }

    /// <summary>Where row <paramref name="row"/> stands in the file.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="row"/> is not in 0 … n − 1.</exception>
    public RowPlace Place(int row) => places[row];

    /// <summary>Whether a column of the file identifies rows; otherwise their number does.</summary>
    public bool IsKeyed => keys is not null;

    /// <summary>The text that identifies row <paramref name="row"/>: the value of the key column, or the row's number in the file.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not in 0 … n − 1.</exception>
    public string Key(int row)
    {
        var key = keys is null ? places[row].Row.ToString(CultureInfo.InvariantCulture) : keys[row];
        return CopyOf(row) is > 0 and var copy ? string.Create(CultureInfo.InvariantCulture, $"{key}#{copy + 1}") : key;
    }

    /// <summary>Which of the texts that a row of the file stands for this one is, from 0; 0 where <see cref="CorpusDefinition.Frequency"/> is null.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="row"/> is not in 0 … n − 1.</exception>
    public int CopyOf(int row) => copies is null ? 0 : copies[row];

    /// <summary>The table without some rows; this one where none is left out.</summary>
    /// <param name="kept">n: which rows stay.</param>
    internal CorpusTable Only(ReadOnlySpan<bool> kept)
    {
        if (!kept.Contains(false)) return this;
        var (rows, places) = (new List<int>(), new int[kept.Length]);
        for (var row = 0; row < kept.Length; row++)
        {
            places[row] = kept[row] ? rows.Count : -1;
            if (kept[row]) rows.Add(row);
        }

        return new(this, [.. rows], [.. rows.Select(CopyOf)]) { Joined = [.. Joined.Select(joined => joined.At(places))] };
    }

    /// <summary>The table with each row as often as a column says; this one where none does.</summary>
    /// <exception cref="CorpusException">A frequency is no whole number of 0 or more, all are 0, or they add up to too much.</exception>
    internal CorpusTable Repeated()
    {
        if (Definition.Frequency is not { } column) return this;
        var (rows, copy) = (new List<int>(), new List<int>());
        var frequencies = columns.Numbers[column];
        for (var row = 0; row < frequencies.Length; row++)
        {
            var frequency = frequencies[row];
            if (!(frequency >= 0 && frequency == Math.Floor(frequency) && frequency <= MostTexts - rows.Count))
                throw new CorpusException([DataDiagnostics.NoFrequency(File, Definition.SubjectOf("frequency"), column, frequency, MostTexts, Place(row))]);
            for (var k = 0; k < (int)frequency; k++)
            {
                rows.Add(row);
                copy.Add(k);
            }
        }

        if (rows.Count == 0 && frequencies.Length > 0)
            throw new CorpusException([DataDiagnostics.WeightlessRows(File, Definition.SubjectOf("frequency"), column)]);
        return new(this, [.. rows], [.. copy]);
    }

    /// <summary>Values of an indicator, number or count column: n, NaN where missing.</summary>
    /// <exception cref="KeyNotFoundException">No such column is declared.</exception>
    public ReadOnlyMemory<double> Numbers(string name) => columns.Numbers[name];

    /// <summary>What doubles leave of the decimals of a column of numbers: n; empty where that is not kept, or numbers were not read.</summary>
    /// <param name="name">Its name.</param>
    internal ReadOnlyMemory<double> Rests(string name) => columns.Rests.GetValueOrDefault(name);

    /// <summary>The same of recorded numbers.</summary>
    /// <param name="name">Name of the record.</param>
    internal ReadOnlyMemory<double> RecordedRests(string name) => columns.RecordedRests.GetValueOrDefault(name);

    /// <summary>Values of a text, date, image or id column: n, empty where missing. The dates are ISO 8601.</summary>
    /// <exception cref="KeyNotFoundException">No such column is declared.</exception>
    public IReadOnlyList<string> Texts(string name) => columns.Texts[name];

    /// <summary>Levels and codes of a factor or ordered column.</summary>
    /// <exception cref="KeyNotFoundException">No such column is declared.</exception>
    public FactorColumn Factor(string name) => columns.Factors[name];

    /// <summary>Recorded answers, by the name in <see cref="CorpusDefinition.RecordedLabels"/>.</summary>
    /// <exception cref="KeyNotFoundException">The definition has no such record.</exception>
    public LabelColumn Labels(string name) => columns.Labels[name];

    /// <summary>Recorded numbers, by the name in <see cref="CorpusDefinition.RecordedNumbers"/>: n, NaN where missing.</summary>
    /// <exception cref="KeyNotFoundException">The definition has no such record.</exception>
    public ReadOnlyMemory<double> RecordedNumbers(string name) => columns.RecordedNumbers[name];
}
