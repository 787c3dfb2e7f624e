using Cdi.Dsl.Text;

namespace Cdi.Corpus;

internal static partial class DataDiagnostics
{
    /// <summary>CDI9001. The file has another number of data rows than the spec says.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>rows</c>.</param>
    /// <param name="declared">Rows that the spec says.</param>
    /// <param name="found">Data rows of the file.</param>
    public static DataDiagnostic RowsDiffer(string file, string subject, long declared, long found) => Error("CDI9001", file, subject,
        $"{(file == CorpusReader.RowsInMemory ? "The program gives" : "The file has")} {Counted.Of(found, "row")}, the spec says {Show(declared)}.",
        "Use the file that the study was written for, or change `rows` after checking that the population is still the intended one.");

    /// <summary>CDI9003. The bytes of the file are not the bytes whose hash the spec names.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>sha256</c>.</param>
    /// <param name="declared">Hash that the spec says.</param>
    /// <param name="found">Hash of the file.</param>
    public static DataDiagnostic HashDiffers(string file, string subject, string declared, string found) => Error("CDI9003", file, subject,
        $"The file's SHA-256 is {found}, the spec says {declared}.",
        "Restore the file that the study was written for; if the new file is the intended one, write its hash into `sha256` (`cdi fmt --lock`).");

    /// <summary>CDI9006. The file has no column of the name that the spec reads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that names the column.</param>
    /// <param name="column">The name sought.</param>
    /// <param name="nearest">The nearest name of the file, or null where none is near.</param>
    /// <param name="present">Columns of the file.</param>
    /// <param name="alike">What keeps a column that looks the same from being the one sought, as a sentence with a blank behind it; empty where none
    /// does.</param>
    /// <param name="sheets">Sheets of the workbook that were not read; empty for other files.</param>
    public static DataDiagnostic ColumnNotInFile(string file, string subject, string column, string? nearest, IEnumerable<string> present, string alike,
        IEnumerable<string> sheets) =>
        Error("CDI9006", file, subject,
            $"The file has no column {Quote(column)}.",
            alike.Length > 0
                ? $"{alike}Rename the column in the file, or copy its name from there."
                : $"{Nearest(nearest)}columns of the file: {QuoteAll(present)}."
                    + (present is IReadOnlyCollection<string> { Count: 1 } && sheets is IReadOnlyCollection<string> { Count: 0 }
                        ? " The first row that has a value names the columns: a title above them has to go." : "")
                    + (!sheets.Any() ? "" : $" Sheets that were not read: {QuoteAll(sheets)}; `sheet` names the one to read.")) with { Column = column };

    /// <summary>CDI9012. The file is truncated, not text, or not of the declared format.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="fact">What is wrong and where, as a sentence without its full stop.</param>
    /// <param name="remedy">What to do about it, as a sentence.</param>
    /// <param name="place">The row, where there is one.</param>
    public static DataDiagnostic UnreadableFile(string file, string subject, string fact, string remedy, RowPlace? place = null)
    {
        var diagnostic = Error("CDI9012", file, subject, fact + ".", remedy);
        return place is { } known ? diagnostic.At(known) : diagnostic;
    }

    /// <summary>CDI9045. A quoted value holds what reads as further rows: a lone quotation mark has swallowed them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The row in which the quotation mark stands.</param>
    /// <param name="rows">Rows inside the value.</param>
    public static DataDiagnostic RowsInQuotes(string file, string subject, string column, RowPlace place, long rows) =>
        Error("CDI9045", file, subject,
            $"A quotation mark opens column {Quote(column)} in {place} and closes {Counted.Of(rows, "line")} below; what stands between reads as "
                + $"{Counted.Of(rows, "more row")}.",
            "Set `quotes = none` if quotation marks are plain characters in this file, or `quotes = double` if the value does hold these lines; within a "
                + "quoted value a quotation mark is written twice.")
            .At(place, column);

    /// <summary>CDI9048. The workbook has no sheet of the name that the spec reads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>sheet</c>.</param>
    /// <param name="sheet">The name sought.</param>
    /// <param name="nearest">The nearest name of the workbook, or null where none is near.</param>
    /// <param name="present">Sheets of the workbook.</param>
    public static DataDiagnostic NoSheet(string file, string subject, string sheet, string? nearest, IEnumerable<string> present) =>
        Error("CDI9048", file, subject,
        $"The workbook has no sheet {Quote(sheet)}.",
        $"{Nearest(nearest)}sheets of the workbook: {QuoteAll(present)}.");

    /// <summary>CDI9013. The header lacks columns of the study, and splits into more columns at another delimiter.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="expected">Plural name of the delimiter of the format: <c>commas</c>.</param>
    /// <param name="columns">Columns that this delimiter gives.</param>
    /// <param name="other">Plural name of the other delimiter: <c>tabs</c>.</param>
    /// <param name="otherColumns">Columns that the other delimiter gives.</param>
    /// <param name="delimiter">The other delimiter.</param>
    public static DataDiagnostic WrongDelimiter(string file, string subject, string expected, int columns, string other, int otherColumns, char delimiter) =>
        Error("CDI9013", file, subject,
            $"The header splits into {Counted.Of(columns, "column")} at {expected} and into {Show(otherColumns)} at {other}.",
            delimiter == '\t' ? $"Set `format = tsv` in {Reader(subject)}."
                : $"Add `delimiter = \"{delimiter}\"` to {Reader(subject)}; numbers with a decimal comma also need `decimal = \",\"`.");

    /// <summary>The block that says how a file is read.</summary>
    /// <param name="subject">Path of the setting that names the file.</param>
    internal static string Reader(string subject) =>
        subject.StartsWith("corpus", StringComparison.Ordinal) || subject.StartsWith('-') ? "the corpus" : "the `recorded` block that names the file";

    /// <summary>CDI9014. The corpus has no rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>source</c>, or of <c>keep</c> where that leaves none.</param>
    /// <param name="read">Data rows of the file: 0, or more where <c>keep</c> leaves none.</param>
    public static DataDiagnostic EmptyCorpus(string file, string subject, long read) => Error("CDI9014", file, subject,
        read == 0 ? file == CorpusReader.RowsInMemory ? "The program gives no rows." : "The file has no data rows." : read == 1
            ? "The only row does not meet `keep`." : $"None of the {Show(read)} rows meets `keep`.",
        read == 0 ? file == CorpusReader.RowsInMemory ? "Give at least as many rows as a sample has labels." : "Check that the export of the file finished."
            : "Check the comparison in `keep` against the values of the column.");

    /// <summary>CDI9022. The corpus file is nowhere to be found, or cannot be fetched.</summary>
    /// <param name="source">The source as the spec writes it.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="reason">Where it was sought and what was met there, as a clause: <c>no file of that name in …</c>.</param>
    public static DataDiagnostic SourceNotFound(string source, string subject, string reason) => Error("CDI9022", source, subject,
        $"The source {Quote(source)} is not available: {reason}.",
        "Correct `source`, which is relative to the spec's folder, or name a folder that holds a file with the `sha256` of the spec by CDI_DATA or `--data`.");

    /// <summary>CDI9058. The path of the corpus names something else than an ordinary file.</summary>
    /// <param name="file">The path.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="kind">What it names instead: <c>a named pipe</c>.</param>
    public static DataDiagnostic NotOrdinaryFile(string file, string subject, string kind) => Error("CDI9058", file, subject,
        $"The source is {kind} and not an ordinary file.",
        "Save the texts in a file and name that: a corpus is read as a whole, and again by everybody who repeats the study.");
}
