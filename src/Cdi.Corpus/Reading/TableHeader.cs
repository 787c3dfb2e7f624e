using Cdi.Corpus.Dialects;
using Cdi.Corpus.Unicode;
using CsvHelper;

namespace Cdi.Corpus.Reading;

/// <summary>The header of a table: which of its columns a study reads. Names match in Unicode normal form C.</summary>
internal sealed class TableHeader
{
    private static readonly (char Separator, string Name)[] Separators = [(',', "commas"), ('\t', "tabs"), (';', "semicolons"), ('|', "vertical bars")];

    private readonly string file;
    private readonly string subject;
    private readonly IReadOnlyList<string> names;
    private readonly string[] composed;
    private readonly IReadOnlyList<SoughtColumn> sought;
    private readonly int[] indices;

    public TableHeader(string file, string subject, IReadOnlyList<string> names, IReadOnlyList<SoughtColumn> sought)
    {
        this.file = file;
        this.subject = subject;
        this.names = [.. names];
        this.sought = sought;
        composed = [.. this.names.Select(LabelSpelling.Composed)];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < composed.Length; place++) places.TryAdd(composed[place], place);
        indices = [.. sought.Select(column => places.GetValueOrDefault(LabelSpelling.Composed(column.Name), composed.Length))];
    }

    /// <summary>Columns of the file.</summary>
    public int Count => names.Count;

    /// <summary>Place of a sought column in the file; <see cref="Count"/> where the file lacks it.</summary>
    public int Index(int column) => indices[column];

    /// <summary>Places of the columns that are not sought: of those with a name that stands once, and with cells that are what was entered.</summary>
    /// <param name="sheet">The sheet of a workbook; null for other files.</param>
    public int[] Others(SheetRows? sheet)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in composed) times[name] = times.GetValueOrDefault(name) + 1;
        var places = new List<int>();
        for (var place = 0; place < Count; place++)
        {
            if (names[place].Length > 0 && !indices.Contains(place) && times[composed[place]] == 1 && sheet?.Inexact.ContainsKey(place) != true)
                places.Add(place);
        }

        return [.. places];
    }

    /// <summary>Throws CDI9013 where sought columns are missing and another delimiter gives more columns.</summary>
    public void CheckDelimiter(ReadOnlyMemory<byte> text, FileDialect dialect)
    {
        if (indices.All(index => index < Count)) return;
        foreach (var (other, name) in Separators)
        {
            if (other == dialect.Delimiter) continue;
            using var reader = CsvReader.Create(text, CsvRowReader.Options(other, dialect.Quotes));
            reader.ReadHeader();
            if (reader.Headers.Count <= Count) continue;
            var expected = Separators.First(each => each.Separator == dialect.Delimiter).Name;
            throw new CorpusException([DataDiagnostics.WrongDelimiter(file, subject, expected, Count, name, reader.Headers.Count, other)]);
        }
    }

    /// <summary>Throws one CDI9049 for every sought column in which a workbook has rounded a whole number that may be an identifier.</summary>
    public void CheckPrecision(SheetRows sheet)
    {
        var problems = Enumerable.Range(0, sought.Count)
            .Where(column => !sought[column].IsNumber && sheet.Inexact.ContainsKey(indices[column]))
            .Select(column => (Column: sought[column], Cell: sheet.Inexact[indices[column]]))
            .Select(found => DataDiagnostics.RoundedBySheet(file, found.Column.Subject, found.Column.Name, found.Cell.Value, found.Cell.Row))
            .ToList();
        if (problems.Count > 0) throw new CorpusException(problems);
    }

    /// <summary>Throws one CDI9006 for every sought column that the file lacks, one CDI9012 for every one it has twice.</summary>
    /// <param name="sheet">The sheet of a workbook; null for other files.</param>
    public void CheckColumns(SheetRows? sheet)
    {
        List<DataDiagnostic> problems = [];
        foreach (var column in sought)
        {
            var sameName = LabelSpelling.Composed(column.Name);
            var times = composed.Count(name => name == sameName);
            if (times == 0) problems.Add(DataDiagnostics.ColumnNotInFile(
                file, column.Subject, column.Name, MisspeltName.Find(column.Name, names), names, Lookalike.Explain(column.Name, names), sheet?.Others ?? []));
            if (times > 1) problems.Add(DataDiagnostics.UnreadableFile(
                file, column.Subject, $"The header has the column `{column.Name}` {times} times", "Rename the columns so that each name occurs once."));
        }

        if (problems.Count > 0) throw new CorpusException(problems);
    }
}
